import pytest

from drafting.facts.load import Closedsets


@pytest.fixture(scope="session")
def closed():
    return Closedsets(
        kommuner=frozenset({"hvidovre", "viborg", "kalundborg"}),
        temaer=frozenset({"manglende_svar", "optraeden", "ventetid"}),
    )
