"""What a CPR number looks like, whether or not it has the check digit (numbers without one are valid: cpr.dk)."""

from __future__ import annotations

import re

# what begins with its digits is found some six times as fast as what begins by looking back
CPR = re.compile(r"[0-3](?<!\d[0-3])(?:(?<=0)[1-9]|(?<=[12])\d|(?<=3)[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)")
