import pytest

from text.messages import language, use_language


@pytest.fixture(autouse=True)
def _english():
    before = language()
    use_language("en")
    yield
    use_language(before)
