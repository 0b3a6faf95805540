"""The form's application, which the preview's server mounts below `/-/`: its addresses, and what answers each."""

from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from . import desk_view, files_view, leaving_view, new_view, story_view, text_view, view
from .controls import Sent
from .desk import Desk
from .safety import FILES, MOST, Guarded
from .workplace import Workplace

BELOW = "/-"
HERE = Path(__file__).parent
STORY = "/{section}/{pair}/"
MOST_FIELDS = 5_000  # of one form: lists of 300 lines, of three parts each, in both languages
View = Callable[[Request, Sent], Response]


async def script(request: Request) -> Response:
    """Give the form's script."""
    return Response((HERE / "form.js").read_bytes(), media_type="text/javascript")


async def sheet(request: Request) -> Response:
    """Give the form's style sheet."""
    return Response(view.sheet(), media_type="text/css")


def get(address: str, made: View) -> Route:
    """Give the route of a view that is asked for; it works on a thread, for it reads files."""

    async def answer(request: Request) -> Response:
        return view.switched(request) or await run_in_threadpool(made, request, {})

    return Route(address, answer, methods=["GET"])


def post(address: str, made: View) -> Route:
    """Give the route of what a form sends."""

    async def answer(request: Request) -> Response:
        form = await request.form(max_fields=MOST_FIELDS, max_files=0, max_part_size=MOST)
        sent: dict[str, list[str]] = {}
        for name, value in form.multi_items():
            sent.setdefault(name, []).append(str(value))
        return await run_in_threadpool(made, request, sent)

    return Route(address, answer, methods=["POST"])


async def paste(request: Request) -> Response:
    """Give what is pasted, sent as HTML, as the Markdown of this site."""
    html = (await request.body()).decode("utf-8", "replace")
    return await run_in_threadpool(text_view.paste, request, html)


async def mail(request: Request) -> Response:
    """Give the message for journalists, to the addresses of the list that was sent."""
    given = await leaving_view.listed(request)
    return await run_in_threadpool(story_view.mail, request, given)


async def add(request: Request) -> Response:
    """Keep the files that were sent, and lead back to their story."""
    files, use = await files_view.uploads(request)
    return await run_in_threadpool(story_view.add, request, files, use)


def begun(form: Mount) -> None:
    """Read the stories once, so that the first who asks for the desk does not wait for it."""
    place = form.app.state.workplace  # type: ignore[attr-defined]
    with suppress(OSError):
        form.app.state.desk.rows(place.now)  # type: ignore[attr-defined]


def mounted(
    workplace: Workplace, token: str, faulty: Callable[[], Collection[str]] = tuple
) -> Mount:
    """Give the form as a part of another application: for one workplace, behind the token of this start.

    `faulty` gives the files below the content folder in which the last build found faults.
    """
    app = Starlette(
        routes=[
            Route("/~form.js", script),
            Route("/~form.css", sheet),
            Route("/thumb/media/{path:path}", files_view.thumb),
            get("/", desk_view.show),
            get("/find", desk_view.find),
            post("/catch-up", desk_view.catch_up),
            get("/new/{section}/", new_view.ask),
            post("/new/{section}/", new_view.begin),
            get(STORY, story_view.show),
            post(STORY, story_view.save),
            post(f"{STORY}step", story_view.step),
            post(f"{STORY}faults", story_view.judge),
            get(f"{STORY}copy/{{name}}", story_view.copy),
            Route(f"{STORY}mail", mail, methods=["POST"]),
            Route(f"{STORY}pasted", paste, methods=["POST"]),
            Route(f"{STORY}{FILES}", add, methods=["POST"]),
        ],
        middleware=[Middleware(Guarded, token=token)],
    )
    app.state.workplace = workplace
    app.state.untold = {}
    app.state.desk = Desk(workplace.content)
    app.state.faulty = faulty
    return Mount(BELOW, app)
