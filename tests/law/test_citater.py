from __future__ import annotations

from datetime import date

import pytest

from drafting.law.citater import join_citater
from drafting.law.load import load_lovhylde
from drafting.oprindelse import Lov, Sammensat

DAG = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("ofl_7", "ofl_8", "offentlighedsloven §§ 7 og 8"),
        ("fvl_17", "ofl_7", "forvaltningsloven § 17 og offentlighedsloven § 7"),
        ("fvl_16_2", "ofl_36_2", "forvaltningsloven § 16, stk. 2, og offentlighedsloven § 36, stk. 2"),
    ],
)
def test_two_provisions_are_cited_together(first, last, told):
    hylde = load_lovhylde()
    joined = join_citater(hylde.on(first, DAG), hylde.on(last, DAG))
    assert joined == told
    assert isinstance(joined, Sammensat)
    assert [part.oprindelse for part in joined.dele] == [Lov(first), Lov(last)]
