"""Citations of resolutions in the news of a page, as printed; what each one means is for `etl.resolve` to say."""

from dataclasses import dataclass

from etl.models import Page, Span


@dataclass(frozen=True, slots=True)
class Citation:
    """One naming of a resolution, or a short form that points back to one."""

    span: Span


def find_resolutions(page: Page) -> tuple[Citation, ...]:
    """Every citation in the news of the page, in order."""
    return ()
