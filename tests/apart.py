"""Commands whose own memory is measured.

The system counts for a process the memory of the one that started it, until it is more itself; pytest has a lot.
"""

import sys
from typing import Final

_MEASURED: Final = """
import resource, subprocess, sys
code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
sys.exit(code)
"""
APART: Final = (sys.executable, "-c", _MEASURED)
"""Put before a command, starts it from a small process, and prints the most memory it had, in bytes."""
