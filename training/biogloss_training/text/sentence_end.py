r"""Whether a sentence ends at a run of white space in prose (src/core/text/sentence-end.ts).

1. The text before it ends with a stop (`_END`): `.`, `!`, `?` or their full-width forms, closing
   quotes and brackets, and then perhaps a citation.
2. The text behind it can begin a sentence (`_BEGIN`), and is no citation in square brackets.
3. What ends with a bare full stop is no abbreviation, initial, or number of an item.
"""

import regex

from biogloss_training.text.white_space import NOT_SPACE, SPACE, words

#: Characters that are looked at on either side.
REACH = 60

_NUMBERS = rf"[0-9]{{1,3}}(?:[,;–-]{SPACE}?[0-9]{{1,3}})*"
_END = regex.compile(
    rf"(?:[.!?。！？][\"'”’»)\]]*(?:{SPACE}?\[{_NUMBERS}\]|\({_NUMBERS}\)"
    r"|[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹⁻,–]*)?"
    r"|(?<=\p{L}{2}|[\])\"”%])\.[0-9]{1,3}(?:[,–-][0-9]{1,3})*)\Z"
)
_BEGIN = regex.compile(
    rf"[\"'“‘«„(\[{{*†‡§]*(?:[-–—•]{SPACE}?)?"
    r"(?:[\p{Lu}\p{Lt}\p{Lo}\p{N}\p{Script=Greek}]"
    r"|(?!(?:k?g|m?l|h|d|s|min)-[0-9])\p{Ll}[\p{L}\p{M}'’.+-]*[\p{Lu}\p{N}]"
    rf"|(?:von|van|de){SPACE}\p{{Lu}})"
)
_CITATION = regex.compile(rf"\[{_NUMBERS}\](?:{SPACE}|\Z)")
_BOUNDARY = r"(?![A-Za-z0-9_])"
#: A small letter beyond ASCII, where ECMAScript sees the end of a word before ASCII's letters.
_BEYOND_ASCII = r"(?![a-z])\p{Ll}(?=[A-Za-z0-9_])"
#: `2019;195(2):214-222`, `2019 Mar 5;30:1-9`: a journal's abbreviated title stands before it.
_ISSUE = regex.compile(
    rf"(?:19|20)[0-9][0-9](?:;|{SPACE}\p{{Lu}}\p{{Ll}}(?:[a-z]{_BOUNDARY}|{_BEYOND_ASCII}))"
)

_LETTERS = regex.compile(r"(?:\p{L}{1,2}\.-?)*\p{L}|(?:\p{L}{1,2}\.-?)+\p{L}{2}")
_LAST_TOKEN = regex.compile(rf"[^{SPACE[1:-1]}(\[{{\"“‘]*\Z")
_CITED_BEHIND_A_WORD = regex.compile(r"\.[0-9]")
_HAS_FIGURE = regex.compile(f"{NOT_SPACE}*[0-9]")
_CAPITALISED = regex.compile(r"\p{Lu}\p{Ll}")

#: Something always follows these in their sentence.
_ALWAYS = words("e.g i.e cf vs viz dr drs prof mr mrs ms st mt")
#: These are abbreviations only before a number: "no. 3", "vol. 12".
_NUMBERED = words("no nos vol pp p.p art sect ch v ver")
#: These end a sentence only before a word that begins sentences (`_STARTER`).
_SELDOM_LAST = words(
    "fig figs ref refs eq eqs tab suppl al sp spp subsp ssp var cv pv bv sv ser ca approx"
    " resp ed eds inc ltd co corp jr sr univ dept cat deg incl max jan feb mar apr jun"
    " jul aug sep sept oct nov dec"
)
#: Words that in upper case mostly begin a sentence.
_STARTER = regex.compile(
    r"[\"“‘']*(?:A|Additionally|After|All|Also|Although|Among|As|At|Because|Before|Both|But|By"
    r"|Conversely|During|Each|Finally|First|For|From|Furthermore|Hence|Here|However|If|In"
    r"|Interestingly|It|Its|Moreover|Most|No|None|Of|On|One|Our|Overall|She|Similarly|Since|Some"
    r"|Such|Taken|That|The|Their|Then|There|Therefore|These|They|This|Those|Thus|Two|Under|Using"
    rf"|We|When|Where|Whereas|Whether|While|With)(?=[{SPACE[1:-1]},])"
)
#: A unit of one letter: "for 24 h.", "7 d".
_UNIT = regex.compile(rf"[0-9]{SPACE}?[a-z]\Z")
#: Names that end with a single capital: "vitamin D. Patients ...".
_LETTERED = regex.compile(
    r"(?<![\p{L}\p{N}])(?<!wild[ -])(?:vitamin|hepatitis|influenza|group|type|grade|class|stage"
    r"|phase|factor|protein|cytochrome|coenzyme|apolipoprotein|immunoglobulin|ha?emoglobin"
    r"|ha?emophilia|lipid|oncostatin|cyclin|cathepsin|granzyme|cyclosporine?|amphotericin"
    r"|concanavalin|toxin|serotype|serogroup|subtype|genotype|subunit|allele|variant|arm|cohort"
    r"|panel|category|complex|kappa|Child|Pugh|degrees|model)"
    rf"{SPACE}[\p{{Lu}}\p{{Ll}}\p{{Lt}}]\Z",
    regex.IGNORECASE,
)
#: All of a sentence so far: the number of an item or heading, or of a figure.
_LABEL = regex.compile(
    r"(?:\(?(?:[0-9]{1,3}(?:\.[0-9]{1,2})*|\p{L}|[ivx]{2,4})"
    rf"|(?:suppl{NOT_SPACE}*{SPACE})?(?:fig(?:ure)?|tab(?:le)?|scheme|box|appendix)\.?{SPACE}"
    rf"{NOT_SPACE}{{1,4}})\Z",
    regex.IGNORECASE,
)


def ends_sentence(text: str, start: int, at: int, after: int) -> bool:
    """`start`: where the sentence begins; `at`, `after`: where the white space begins and ends."""
    before = text[max(start, at - REACH) : at]
    end = _END.search(before)
    if end is None:
        return False
    behind = text[after : after + REACH]
    if not _BEGIN.match(behind) or _CITATION.match(behind):
        return False
    stopped = before[: end.start()]
    if _CITED_BEHIND_A_WORD.match(end[0]):
        return not _is_abbreviation(_last_token(stopped))
    return end[0] != "." or not _is_shortened(stopped, behind, at - REACH <= start)


def _is_shortened(stopped: str, behind: str, is_whole: bool) -> bool:
    """Whether the full stop behind `stopped` only shortens a word."""
    if _ISSUE.match(behind) or (is_whole and _LABEL.match(stopped)):
        return True
    token = _last_token(stopped)
    if _UNIT.search(stopped):
        return False
    if _LETTERS.fullmatch(token):
        return not _LETTERED.search(stopped) and _is_letters(token, behind)
    if not _is_abbreviation(token):
        return False
    word = token.lower()
    if word in _NUMBERED:
        return _HAS_FIGURE.match(behind) is not None
    return word in _ALWAYS or not _STARTER.match(behind)


def _is_letters(token: str, behind: str) -> bool:
    """Dotted letters and single ones: i.v. ends a sentence before a capital, U.S. seldom."""
    if token.lower() in _ALWAYS:
        return True
    is_name = len(token) == 1 or regex.search(r"\p{Lu}", token) is not None
    return not (_STARTER.match(behind) or (not is_name and _CAPITALISED.match(behind)))


def _last_token(text: str) -> str:
    return _LAST_TOKEN.search(regex.sub(f"{SPACE}+\\Z", "", text))[0]


def _is_abbreviation(token: str) -> bool:
    """Abbreviations are in lower case or begin with one capital: ED, NO and CA are words."""
    rest = token[1:]
    if rest != rest.lower() and token != "FIG":
        return False
    word = token.lower()
    return word in _ALWAYS or word in _NUMBERED or word in _SELDOM_LAST
