"""The nearest known word, said in both languages."""

from .faults import nearest


def near(word: str, known: object) -> dict[str, str]:
    """Give the parts `near_sw` and `near_en` of a message: the known word nearest to `word`, if any."""
    found = meant(nearest(word, [str(one) for one in known]))  # type: ignore[attr-defined]
    return found or {"near_sw": "", "near_en": ""}


def meant(found: str) -> dict[str, str]:
    """Give the same parts for what somebody most likely means; none where that is nothing."""
    if not found:
        return {}
    return {"near_sw": f'Je, ulimaanisha "{found}"? ', "near_en": f'Did you mean "{found}"? '}
