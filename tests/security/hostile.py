"""Content as an attacker would write it: each payload in each place where an editor may type, as stories.

Whatever the site refuses is left out of the folder; what it takes is built, and must be harmless. Each
payload, if it ran, would call `pwned`, a function that the browser of the tests has.
"""

import io
from pathlib import Path

from PIL import Image

from plugins.schema import notice
from tests import stories

DO = "pwned()"
LETTERS = "".join(f"&#{ord(char)};" for char in f"javascript:{DO}")
HEX = "".join(f"&#x{ord(char):x}" for char in f"javascript:{DO}")

# Bodies in Markdown: elements and attributes, links in all their forms, what Markdown's extensions bring, and
# what browsers' parsers are known to read otherwise than it is written (mutation XSS).
BODIES = [
    f"<script>{DO}</script>",
    f"<ScRiPt >{DO}</sCrIpT >",
    f"<script\n>{DO}</script\n>",
    f"<script/x>{DO}</script/x>",
    f"<<script>{DO}//<</script>",
    f"<scr<script>ipt>{DO}</script>",
    f"<img src=x onerror={DO}>",
    f"<img src=x onerror={DO} //",
    f"<img src='x' onerror='{DO}'",
    f"<img/src=x/onerror={DO}>",
    f"<img src=x\nonerror={DO}\n>",
    f"<image src=x onerror={DO}>",
    f"<svg onload={DO}>",
    f"<svg/onload={DO}>",
    f"<svg><script>{DO}</script></svg>",
    f"<svg><script href=data:text/javascript,{DO} />",
    f"<svg><animate onbegin={DO} attributeName=x dur=1s>",
    f"<svg><a xlink:href=javascript:{DO}><text x=20 y=20>x</text></a></svg>",
    f"<svg><set attributeName=onmouseover to={DO}>",
    "<svg><use href=data:image/svg+xml;base64,PHN2Zy8+#x /></svg>",
    f"<svg><style><img src=x onerror={DO}></style></svg>",
    f"<svg></p><style><a id=\"</style><img src=1 onerror={DO}>\">",
    f"<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror={DO}&gt;\">",
    f"<math><annotation-xml encoding=text/html><script>{DO}</script></annotation-xml></math>",
    f"<form><math><mtext></form><form><mglyph><style></math><img src onerror={DO}>",
    f"<noscript><p title=\"</noscript><img src=x onerror={DO}>\">",
    f"<textarea><img title=\"</textarea><img src=x onerror={DO}>\">",
    f"<title><img title=\"</title><img src=x onerror={DO}>\">",
    f"<xmp><p title=\"</xmp><img src=x onerror={DO}>\">",
    f"<template><script>{DO}</script></template>",
    f"<select><template><style><!--</style><img src=x onerror={DO}>",
    f"<!--><img src=x onerror={DO}>-->",
    f"<!-- --!><img src=x onerror={DO}> -->",
    f"<![CDATA[><script>{DO}</script>]]>",
    f"<?xml ?><script>{DO}</script>",
    f"<!DOCTYPE x [<!ENTITY y '<script>{DO}</script>'>]>&y;",
    f"<iframe src=javascript:{DO}>",
    "<iframe srcdoc=\"<script>parent.pwned()</script>\">",
    f"<object data=javascript:{DO}>",
    f"<embed src=javascript:{DO}>",
    f"<a href=javascript:{DO}>x</a>",
    f"<form action=javascript:{DO}><button>x</button></form>",
    f"<button formaction=javascript:{DO}>x</button>",
    f"<isindex action=javascript:{DO} type=submit>",
    f"<body onload={DO}>",
    f"<details open ontoggle={DO}>",
    f"<video><source onerror={DO}></video>",
    f"<audio src=x onerror={DO}>",
    f"<marquee onstart={DO}>x</marquee>",
    f"<input autofocus onfocus={DO}>",
    f"<base href=javascript:{DO}//>",
    f"<meta http-equiv=refresh content='0;javascript:{DO}'>",
    f"<link rel=stylesheet href='data:text/css,*{{x:expression({DO})}}'>",
    f"<style>@import 'javascript:{DO}';</style>",
    f"<div style=\"background:url(javascript:{DO})\">x</div>",
    f"<b onclick={DO}>x</b>",
    f"<b/onclick={DO}>x</b>",
    f"<b\tonclick={DO}>x</b>",
    f"<b title=\"x\"onclick={DO}>x</b>",
    f"<b title='\"><img src=x onerror={DO}>'>x</b>",
    f"<i title=\"&quot;&gt;&lt;img src=x onerror={DO}&gt;\">x</i>",
    f"<abbr title='</abbr><script>{DO}</script>'>x</abbr>",
    f"<kbd lang=\"x' onmouseover='{DO}\">x</kbd>",
    f"<span dir=\"ltr\" title=`\"onmouseover={DO}`>x</span>",
    f"&lt;script&gt;{DO}&lt;/script&gt;",
    f"&amp;lt;script&amp;gt;{DO}&amp;lt;/script&amp;gt;",
    f"\\<script\\>{DO}\\</script\\>",
    f"`<script>{DO}</script>`",
    f"    <script>{DO}</script>",
    f"```\n<img src=x onerror={DO}>\n```",
    f"\uff1cscript\uff1e{DO}\uff1c/script\uff1e",
    f"+ADw-script+AD4-{DO}+ADw-/script+AD4-",
    f"[x](javascript:{DO})",
    f"[x](JaVaScRiPt:{DO})",
    f"[x]( javascript:{DO})",
    f"[x](java\tscript:{DO})",
    f"[x](<java\nscript:{DO}>)",
    f"[x](java&Tab;script:{DO})",
    f"[x](java&NewLine;script:{DO})",
    f"[x](javascript&colon;{DO})",
    f"[x](&#1;javascript:{DO})",
    f"[x]({LETTERS})",
    f"[x]({HEX})",
    f"[x](\\javascript:{DO})",
    f"[x](javascript:{DO} \"title\")",
    f"[x](data:text/html,<script>{DO}</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5wd25lZCgpPC9zY3JpcHQ+)",
    f"[x](vbscript:{DO})",
    f"[x](feed:javascript:{DO})",
    f"[x](https://example.invalid/\"onmouseover=\"{DO})",
    f"[x](https://example.invalid/ \"x\\\" onmouseover={DO} y=\\\"\")",
    f"[x](https://example.invalid/ '\" onmouseover={DO} y=\"')",
    f"[x](https://example.invalid/?a=<script>{DO}</script>)",
    f"[\"><img src=x onerror={DO}>](https://example.invalid/)",
    f"[x][y]\n\n[y]: javascript:{DO}",
    f"[x][y]\n\n[y]: <javascript:{DO}> \"t\"",
    f"[x][y]\n\n[y]:\n    javascript:{DO}",
    f"[x][y]\n\n[y]: https://example.invalid/ \"\\\" onmouseover={DO}\"",
    f"<javascript:{DO}>",
    f"<https://example.invalid/\"onmouseover=\"{DO}>",
    f"<x@example.invalid\"onmouseover={DO}>",
    f"<data:text/html,{DO}>",
    f"![x](javascript:{DO})",
    f"![x](data:image/svg+xml,<svg onload={DO}>)",
    "![x](https://example.invalid/x.png)",
    f"![\"><img src=x onerror={DO}>]({{static}}/media/2026/a.jpg)",
    f"![x]({{static}}/media/2026/a.jpg \"\\\" onerror={DO} x=\\\"\")",
    f"![x]({{static}}/media/2026/a.jpg?\"onerror={DO})",
    f"![x]({{static}}/media/2026/a.jpg#\"onerror=\"{DO})",
    f"[x]({{static}}/media/2026/a.jpg#\"onmouseover=\"{DO})",
    f"[x](/#\"onmouseover=\"{DO})",
    f"[x](/?\"><script>{DO}</script>)",
    f"x\n{{: onclick=\"{DO}\" }}",
    f"x\n{{: style=\"background:url(javascript:{DO})\" }}",
    f"x\n{{: title=\"&quot; onmouseover={DO}\" }}",
    f"x\n{{: title='\" onmouseover={DO} x=\"' }}",
    f"x\n{{: id='\"><img/src=x/onerror={DO}>' }}",
    f"x\n{{: lang='\" onmouseover={DO} \"' }}",
    f"[x](https://example.invalid/){{: onclick={DO} }}",
    f"[x](https://example.invalid/){{: href=javascript:{DO} }}",
    f"[x](https://example.invalid/){{: hreflang='\" onmouseover={DO} \"' }}",
    f"## x {{: onclick={DO} }}",
    f"## \"><img src=x onerror={DO}>",
    f"## <b title='\"><script>{DO}</script>'>x</b>",
    f"## &lt;script&gt;{DO}&lt;/script&gt;",
    f"x[^1]\n\n[^1]: <script>{DO}</script>",
    f"x[^1]\n\n[^1]: [y](javascript:{DO})",
    f"x[^\"onmouseover=\"{DO}]\n\n[^\"onmouseover=\"{DO}]: y",
    f"x[^'><img/src/onerror={DO}>]\n\n[^'><img/src/onerror={DO}>]: y",
    f"*[HTML]: \" onmouseover={DO} x=\"\n\nHTML",
    f"*[HTML]: <script>{DO}</script>\n\nHTML",
    f"*[<script>]: x\n\n<script>{DO}</script>",
    f"| a |\n|---|\n| <script>{DO}</script> |",
    f"| a |\n|:-:\" onclick={DO} |\n| b |",
    f"x\n:   <img src=x onerror={DO}>",
    f"> <script>{DO}</script>",
    f"- <svg onload={DO}>",
    "{{ 7*7 }} {% include 'layouts/base.html' %} {# x #} {{ cycler.__init__.__globals__ }}",
    "${7*7} #{7*7} <%= 7*7 %> {{constructor.constructor('pwned()')()}}",
    f"wzxhzdk:0\n\n<b>x</b> klzzwxh:0000 \" onmouseover={DO}",
    f"&#xe000;0&#xe001;\" onmouseover={DO}",
    f"&#2;106&#3;avascript:{DO}",
]  # fmt: skip

# Lines of headers. Tags that are whole are refused by a rule; these are what is left to try.
LINES = [
    f"\"><img src=x onerror={DO} x=\"",
    f"'><img src=x onerror={DO} x='",
    f"\" onmouseover={DO} autofocus onfocus={DO} x=\"",
    f"' onmouseover={DO} x='",
    f"x` onmouseover={DO}",
    f"&quot;&gt;&lt;img src=x onerror={DO}&gt;",
    f"&lt;script&gt;{DO}&lt;/script&gt;",
    f"&#60;img src=x onerror={DO}&#62;",
    "</script <!--<script x",
    f"--><img src=x onerror={DO} <!--",
    f"]]><img src=x onerror={DO} <![CDATA[",
    f"javascript:{DO}",
    f"[x](javascript:{DO})",
    "\\nBEGIN:VEVENT\\nSUMMARY:x",
    "x;ATTENDEE=mailto:a@example.invalid:y,z\\",
    "%0d%0aSet-Cookie:x %0D%0ABEGIN:VEVENT",
    "x\"; return 301 https://example.invalid; #",
    "$scheme {7*7} ${7*7} #{7*7} {# x #} %(x)s {0.__class__}",
    "=HYPERLINK(\"https://example.invalid\",\"x\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\",\"@type\":\"Person\",\"name\":\"x",
    f"\uff1cimg src=x onerror={DO}\uff1e",
    "Robert'); DROP TABLE bodies;--",
    "../../../../etc/passwd",
]  # fmt: skip

SUMMARY = "Muhtasari wa mfano wenye herufi za kutosha."
# Stories of each kind: what each needs, and the headers that take words: {} is the payload, {n} its number.
FORMS = (
    (
        "news",
        {"Image": "media/2026/a.jpg", "Image-Alt": "Picha ya mfano"},
        {
            "Title": "{}",
            "Summary": SUMMARY + " {}",
            "Image-Alt": "{}",
            "Image-Caption": "{}",
            "Image-Credit": "{}",
            "Gallery": "media/2026/a.jpg | {} | {}",
            "Attachments": "media/2026/a.jpg | {}",
            "Updated": "2026-11-20 | {}",
            "Owner": "{}",
        },
    ),
    ("news", {}, {"Title": "{}", "Withdrawn": "2026-11-20 | {}"}),
    (
        "press",
        {},
        dict.fromkeys("Title Reference Subject Place Issued-By Signatory Contact".split(), "{}"),
    ),
    (
        "publications",
        {"Kind": "report"},
        {
            "Title": "{}",
            "Summary": SUMMARY + " {}",
            "Series": "{} {n}",
            "Issue": "{}",
            "Period": "{}",
            "Files": "media/2026/a.jpg | sw | {}",
        },
    ),
    (
        "events",
        {"Kind": "legal-clinic", "Starts": "2026-12-02 09:00", "Region": "Dodoma"},
        dict.fromkeys("Title Venue Bring Accreditation Contact".split(), "{}")
        | {"Summary": SUMMARY + " {}"},
    ),
    (
        "events",
        {
            "Kind": "meeting",
            "Starts": "2026-12-03",
            "State": "moved",
            "Formerly": "Mahali pa mfano",
        },
        {"Title": "{}", "Formerly": "{}", "Live": "https://example.invalid/{}"},
    ),
    ("pages", {}, {"Title": "{}", "Summary": SUMMARY + " {}"}),
)
OFFICE = """\
[name]
sw = '{0}'
en = '{1}'
[short]
sw = '{2}'
en = '{3}'
[country]
sw = '{4}'
en = '{5}'
[unit]
sw = '{6}'
en = '{7}'
[site]
url = "https://example.invalid"
[contact]
postal = {{ sw = '{0}', en = '{1}' }}
street = {{ sw = '{8}', en = '{9}' }}
telephone = '{0}'
fax = '{1}'
email = "a'onmouseover={do}@example.invalid"
hours = {{ sw = '{2}', en = '{3}' }}
security = "mailto:a'onmouseover={do}@example.invalid"
[press]
signatory_name = '{0}'
signatory_title = {{ sw = '{4}', en = '{5}' }}
place = {{ sw = '{6}', en = '{7}' }}
contact = {{ sw = '{8}', en = '{9}' }}
[social]
x = "https://example.invalid/'onmouseover={do}"
[[related]]
sw = '{0}'
en = '{1}'
url = "https://example.invalid/'onmouseover={do}"
"""
TOPIC = """\
[[topic]]
key = "mada-{number}"
[topic.sw]
title = '{sw}'
slug = "mada-{number}"
[topic.en]
title = '{en}'
slug = "topic-{number}"
"""


def _story(headers: dict[str, str], body: str = "Maandishi.") -> str:
    given = {"Title": "Mfano", "Summary": SUMMARY, **headers}
    return "\n".join([*(f"{name}: {value}" for name, value in given.items()), "", body, ""])


def _filled(form: str, line: str, number: int) -> str:
    """A header's value with a line in its place; `{n}` tells apart what may not be named alike."""
    return form.replace("{}", line).replace("{n}", f"toleo la {number}")


def taken(text: str, path: str) -> bool:
    """Say whether the reader takes a story."""
    record, _, faults = stories.file(text, path)
    return record is not None and not any(not one.warning for one in faults)


def bodies() -> dict[str, str]:
    """Give, by path, a story for each body that is taken."""
    made = {
        f"news/2026-11-20-mwili-{number}.sw.md": _story({"Title": f"Mwili {number}"}, body)
        for number, body in enumerate(BODIES)
    }
    return {path: text for path, text in made.items() if taken(text, path)}


def headed() -> dict[str, str]:
    """Give, by path, a story of each form for each line, which stands in every header that takes it."""
    made = {}
    for which, (section, needed, places) in enumerate(FORMS):
        for number, line in enumerate(LINES):
            name = f"kichwa-{which}-{number}"
            path = f"{section}/{name if section == 'pages' else f'2026-11-20-{name}'}"
            headers = {"Title": name, **needed}
            for place, form in places.items():
                tried = {"Title": name, **needed, place: _filled(form, line, number)}
                if taken(_story(tried), f"{path}.sw.md"):
                    headers[place] = tried[place]
            made[f"{path}.sw.md"] = _story(headers)
            if headers["Title"] == line and number % 3 == which % 3:
                alt = {"Image-Alt": line} if "Image" in needed else {}
                made[f"{path}.en.md"] = _story({"Title": line, **alt})
    return made


def notices() -> dict[str, str]:
    """Give, by path, as many notices as may stand at once, of the lines that are taken: they are on every page."""
    made = {}
    for number, line in enumerate(LINES):
        path = f"notices/2026-11-20-tangazo-{number}.sw.md"
        text = f"Title: {line}\nFrom: 2026-11-20\nUntil: 2036-11-20\nStory: wasiliana-nasi\n"
        if len(made) < notice.MOST and taken(text, path):
            made[path] = text
    return made


def picture() -> bytes:
    """Give a small photo whose own notes are hostile too."""
    file = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = f"<script>{DO}</script>"  # ImageDescription
    Image.new("RGB", (800, 600), (40, 90, 40)).save(
        file, "JPEG", exif=exif, comment=f"<script>{DO}</script>"
    )
    return file.getvalue()


def written(folder: Path) -> Path:
    """Write the hostile content into a folder, and give that folder."""
    lines = [line.replace("'", '"') for line in LINES]  # a literal text of TOML holds no such sign
    topics = [
        TOPIC.format(number=number, sw=line, en=line) for number, line in enumerate(lines[:12])
    ]
    listed = "".join(f"\n    mada-{number}" for number in range(len(topics)))
    made = {
        **bodies(),
        **headed(),
        **notices(),
        "news/2026-11-20-mada.sw.md": _story({"Topics": listed}),
        "pages/wasiliana-nasi.sw.md": _story({"Title": "Wasiliana nasi"}),
        "office.toml": OFFICE.format(*lines, do=DO),
        "topics.toml": "\n".join(topics),
    }
    for path, text in made.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    (folder / "media" / "2026").mkdir(parents=True)
    (folder / "media" / "2026" / "a.jpg").write_bytes(picture())
    return folder
