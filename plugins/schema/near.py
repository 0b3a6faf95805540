"""The nearest known word, said in both languages."""

from .faults import nearest


def near(word: str, known: object) -> dict[str, str]:
    """Give the parts `near_sw` and `near_en` of a message: the known word nearest to `word`, if any."""
    found = nearest(word, [str(one) for one in known])  # type: ignore[attr-defined]
    if not found:
        return {"near_sw": "", "near_en": ""}
    return {"near_sw": f'Je, ulimaanisha "{found}"? ', "near_en": f'Did you mean "{found}"? '}
