"""What `pages.kit.serve` has Streamlit start: the dashboard, its probes, and its scripts sent compressed.

Streamlit puts the folder of this file on the path of imports, so nothing else may lie in it.
"""

from streamlit.starlette import App

from pages.kit.packed import PACKING
from pages.kit.probes import ROUTES
from pages.kit.serve import APP

app = App(APP, routes=ROUTES, middleware=PACKING)
