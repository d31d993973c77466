"""A real OpenID provider on the loopback, a home that signs people in there, and the way through its form."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from secrets import token_hex
from threading import Thread

from flask import Response
from oidc_provider_mock import User as Account
from oidc_provider_mock import app
from werkzeug.serving import make_server

from etl.paths import Home
from tests.browser.conftest import Visit


@contextmanager
def provider(emails: Iterable[str]) -> Iterator[str]:
    """The address of the provider, whose form fetches no style sheet from another host."""
    accounts = [Account(sub=one, claims={"email": one, "email_verified": True, "name": one}) for one in emails]
    serving = app(user_claims=accounts)

    @serving.after_request
    def plain(answer: Response) -> Response:
        if answer.mimetype == "text/html":
            answer.set_data(re.sub(r"<link[^>]*>", "", answer.get_data(as_text=True)))
        return answer

    server = make_server("localhost", 0, serving, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://localhost:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def sign_in_at(home: Home, address: str, served_at: str) -> None:
    """Write the home's secrets: people who come to `served_at` sign in at the provider."""
    home.secrets.write_text(
        f'[auth]\nredirect_uri = "{served_at}/oauth2callback"\ncookie_secret = "{token_hex(32)}"\n'
        f'client_id = "nhip"\nclient_secret = "{token_hex(8)}"\n'
        f'server_metadata_url = "{address}/.well-known/openid-configuration"\n',
        encoding="utf-8",
    )


def sign_in(tab: Visit, url: str, email: str) -> None:
    """Through the provider's own form and back."""
    tab.open(url)
    tab.page.get_by_role("button", name="Đăng nhập").click()
    tab.page.wait_for_url("**/oauth2/authorize**")
    tab.page.locator("input[name=sub]").fill(email)
    tab.page.locator("button, input[type=submit]").first.click()
    tab.page.wait_for_url(f"{url}/**")
    tab.settle()
