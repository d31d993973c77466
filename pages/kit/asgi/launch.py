"""What `pages.kit.serve` has Streamlit start: the dashboard with its frame, probes, guard of uploads, packed scripts.

Streamlit puts the folder of this file on the path of imports, so nothing else may lie in it.
"""

from streamlit.starlette import App

from pages.kit import first_page, probes
from pages.kit.packed import PACKING
from pages.kit.senders import GUARD
from pages.kit.serve import APP

app = App(APP, routes=[*probes.ROUTES, *first_page.routes()], middleware=[*GUARD, *PACKING])
