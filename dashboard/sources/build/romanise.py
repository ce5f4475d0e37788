"""Ukrainian names in Latin letters, by the table that Ukraine's government adopted in 2010.

References
----------
.. [1] Cabinet of Ministers of Ukraine, resolution No. 55 of 27 January 2010, on the
   transliteration of the Ukrainian alphabet with Latin letters.
"""

import re

_SINGLE = dict(zip("абвгґдезиіїйклмнопрстуф", "abvhgdezyiiiklmnoprstuf", strict=True))
_LONGER = {"є": "ie", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch"}
_SILENT = dict.fromkeys("ь'’ʼ`", "")
_TABLE = str.maketrans(_SINGLE | _LONGER | {"ю": "iu", "я": "ia"} | _SILENT)
_AT_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_WORD = re.compile(r"[^\s\-–()]+")
_CYRILLIC = re.compile("[а-яіїєґ]", re.IGNORECASE)
_NOT_UKRAINIAN = re.compile("[ёыэъ]", re.IGNORECASE)
_RUSSIAN_ENDINGS = {
    "ское": "ське",
    "ский": "ський",
    "ое": "е",
    "ово": "ове",
    "ево": "еве",
    "ино": "ине",
    "аевка": "аївка",
    "овка": "івка",
    "евка": "івка",
    "нск": "нськ",
}
_CORRECTED = {
    "Севастопол": "Севастополь",
    "Феодосия": "Феодосія",
    "Кореиз": "Кореїз",
    "Нижнегорский": "Нижньогірський",
    "Николаевка": "Миколаївка",
    "Новоандреевка": "Новоандріївка",
    "Марьяновка": "Мар'янівка",
    "Вольное": "Вільне",
    "Приветное": "Привітне",
    "Лесновка": "Лісновка",
    "Межводное": "Міжводне",
    "Зеленогорское": "Зеленогірське",
    "Новосельское": "Новосільське",
    "Днепровка": "Дніпровка",
    "Завет-Ленинский": "Завіт-Ленінський",
    "Оленевка": "Оленівка",
}


def in_ukrainian(name: str) -> str:
    """Put a name of Crimea that a gazetteer gives in Russian into its Ukrainian form.

    Parameters
    ----------
    name : str
        In Cyrillic letters. Ukrainian forms of Crimean names stay as they are.
    """
    if name in _CORRECTED:
        return _CORRECTED[name]
    for russian, ukrainian in _RUSSIAN_ENDINGS.items():
        if name.endswith(russian):
            return name.removesuffix(russian) + ukrainian
    return name


def is_ukrainian(name: str) -> bool:
    """Tell whether a name has Cyrillic letters and none that Ukrainian lacks."""
    return bool(_CYRILLIC.search(name)) and not _NOT_UKRAINIAN.search(name)


def romanise(name: str) -> str:
    """Write a Ukrainian name in Latin letters.

    Parameters
    ----------
    name : str
        In Ukrainian spelling. Letters that are Latin already stay as they are.

    Returns
    -------
    str
        Capitalised as the original: ``Слов'янськ`` gives ``Sloviansk``.
    """
    return _WORD.sub(lambda word: _romanise_word(word.group()), name)


def _romanise_word(word: str) -> str:
    """Romanise one word; some letters are written otherwise at its start, and зг is ``zgh``."""
    letters = word.lower().replace("зг", "zgh")
    latin = _AT_START.get(letters[0], letters[0]) + letters[1:]
    latin = latin.translate(_TABLE)
    return latin[:1].upper() + latin[1:] if word[0].isupper() else latin


def english_name(name_uk: str, name_latin: str) -> str:
    """Give the name to print in English text: romanised from Ukrainian, else what others write.

    Parameters
    ----------
    name_uk : str
        Ukrainian spelling, ``""`` for unknown.
    name_latin : str
        Any spelling in Latin letters; used without soft signs when the first is not known.
    """
    if name_uk:
        return romanise(name_uk)
    return re.sub("['’ʼ`]", "", name_latin).replace("ë", "e")
