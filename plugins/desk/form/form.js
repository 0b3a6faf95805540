// The editors' form: faults while typing, what is pasted, what is dropped, the page beside. All of it works without.
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const make = (tag, more = {}, ...inner) => {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...inner);
    return made;
  };
  const later = (does, wait, timer) => (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => does(...given), wait);
  };

  // The desk: searched as typed.
  const search = document.querySelector(".search");
  if (search) {
    let asked = 0;
    const look = later(async () => {
      const mine = ++asked;
      const query = `?${new URLSearchParams(new FormData(search))}`;
      const page = new DOMParser().parseFromString(await (await fetch(query)).text(), "text/html");
      if (mine !== asked) return;
      $("stories").replaceWith(page.getElementById("stories"));
      history.replaceState(null, "", query);
    }, 120);
    search.addEventListener("input", look);
  }

  const form = document.querySelector(".story-form");
  if (!form) return;
  const { here, lang } = form.dataset;
  const words = $("words").dataset;
  const open = !form.querySelector("fieldset").disabled;

  // Lengths, counted as they are typed.
  const count = (entry) => {
    const { low, most } = entry.dataset;
    let said = entry.parentElement.querySelector(".count");
    if (!said) entry.after((said = make("output", { className: "count" })));
    const length = [...entry.value.trim()].length;
    said.textContent = `${words.letters.replace("{n}", length)} / ${low > 0 ? `${low}–` : ""}${most}`;
    said.classList.toggle("count-over", length > most);
  };
  all("[data-most]", form).forEach((one) => { count(one); one.addEventListener("input", () => count(one)); });

  // Faults beside their fields, hours by the other clock; what is typed is kept by the same question.
  const shown = (told) => {
    all(".told", form).forEach((list) => {
      const some = told[list.id.slice(5)] || [];
      const text = JSON.stringify(some);
      if (list.dataset.text === text) return;
      list.dataset.text = text;
      list.replaceChildren(...some.map(([level, said]) => make("li", { className: `told-${level}` }, said)));
      const wrong = some.some(([level]) => level === "error");
      if (list.id !== "told-") all(".entry", list.parentElement).forEach((one) => one.setAttribute("aria-invalid", wrong));
    });
  };
  let sent = 0;
  let mine = false; // something was typed since the page came
  const ask = async () => {
    const number = ++sent;
    try {
      const answer = await fetch(`${here}faults`, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const said = await answer.json();
      if (number !== sent) return;
      shown(said.told);
      Object.entries(said.spoken).forEach(([id, text]) => { const one = $(`spoken-${id}`); if (one) one.textContent = text; });
      $("kept").textContent = said.kept;
      mine = false;
    } catch {
      if (number === sent) $("kept").textContent = words.lost;
    }
  };
  let left = false; // the form is on its way: what it bears need not be kept
  const soon = later(() => left || ask(), 50);
  const typed = () => { mine = true; soon(); };
  if (open) form.addEventListener("input", typed);
  // Some of it may have been typed before this came.
  const early = all(".entry", form).some((one) => one.matches("textarea, [type=text], :not([type])") && one.value !== one.defaultValue);
  if (open && early) typed();
  addEventListener("pagehide", () => {
    if (mine) navigator.sendBeacon(`${here}faults`, new URLSearchParams(new FormData(form)));
  });

  // Text put in at the cursor, so that the browser's own undo knows of it.
  const put = (entry, text, from, to) => {
    entry.focus();
    if (from !== undefined) entry.setSelectionRange(from, to);
    if (!document.execCommand("insertText", false, text)) entry.setRangeText(text, entry.selectionStart, entry.selectionEnd, "end");
    entry.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const chosen = (entry) => entry.value.slice(entry.selectionStart, entry.selectionEnd);
  const lines = (entry, change) => {
    const from = entry.value.lastIndexOf("\n", entry.selectionStart - 1) + 1;
    const end = entry.value.indexOf("\n", Math.max(from, entry.selectionEnd - 1));
    const to = end < 0 ? entry.value.length : end;
    put(entry, entry.value.slice(from, to).split("\n").map(change).join("\n"), from, to);
  };

  // A story or a picture, found by its words.
  const box = $("find");
  let take = null;
  const found = later(async (what) => {
    const query = new URLSearchParams({ what, q: $("find-words").value, of: box.dataset.lang });
    const rows = await (await fetch(`/-/find?${query}`)).json();
    $("find-found").replaceChildren(...(rows.length ? rows : [null]).map((row) => make("li", {}, row
      ? make("button", { className: "find-choice", type: "button", onclick: () => { box.close(); take(row); } }, `${row.title} · ${row.about}`)
      : words.none)));
  }, 100);
  const find = (what, entry, made) => {
    const { selectionStart: from, selectionEnd: to } = entry;
    take = (row) => put(entry, made(row), from, to);
    box.dataset.what = what;
    box.dataset.lang = entry.lang;
    $("find-title").textContent = words[what];
    $("find-words").value = "";
    found(what);
    box.showModal();
  };
  $("find-words").addEventListener("input", () => found(box.dataset.what));
  $("find-close").addEventListener("click", () => box.close());

  const does = {
    heading: (entry) => lines(entry, (line) => (line.startsWith("## ") ? line.slice(3) : `## ${line}`)),
    list: (entry) => lines(entry, (line) => (line.startsWith("- ") ? line.slice(2) : `- ${line}`)),
    bold: (entry) => {
      const text = chosen(entry);
      const bare = text.replace(/^\*\*|\*\*$/g, "");
      put(entry, text !== bare ? bare : `**${text}**`);
      if (!text) entry.setSelectionRange(entry.selectionStart - 2, entry.selectionStart - 2);
    },
    link: (entry) => {
      const text = chosen(entry);
      find("story", entry, (row) => `[${text || row.title}]({filename}/${row.path})`);
    },
    image: (entry) => find("image", entry, (row) => `![${words.alt}]({static}/${row.path})`),
    table: (entry) => put(entry, `\n| ${words.title} | |\n|---|---|\n| | |\n| | |\n`),
  };
  const KEYS = { b: "bold", k: "link", h: "heading", l: "list" };
  all(".tools", form).forEach((tools) => {
    tools.hidden = !open;
    const entry = tools.parentElement.querySelector("textarea");
    tools.addEventListener("click", ({ target }) => target.dataset.does && does[target.dataset.does](entry));
    entry.addEventListener("keydown", (event) => {
      const name = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && KEYS[event.key.toLowerCase()];
      if (!name) return;
      event.preventDefault();
      does[name](entry);
    });
    // What Word, Google Docs and WhatsApp copy bears its form as HTML: the server makes Markdown of it.
    entry.addEventListener("paste", async (event) => {
      const html = event.clipboardData.getData("text/html");
      const files = [...event.clipboardData.files];
      if (files.length && !html) { event.preventDefault(); return drop(files); }
      if (!html) return;
      event.preventDefault();
      const plain = event.clipboardData.getData("text/plain");
      try {
        const notes = Math.max(0, ...[...entry.value.matchAll(/\[\^(\d{1,3})\]/g)].map((one) => one[1]));
        const answer = await fetch(`${here}pasted?notes=${notes}`, { method: "POST", headers: { "Content-Type": "text/html" }, body: html });
        const { text, said } = await answer.json();
        put(entry, answer.ok ? text : plain);
        if (said.length) $("told").replaceChildren(...said.map((one) => make("p", {}, one)));
      } catch { put(entry, plain); }
    });
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && open) { event.preventDefault(); form.requestSubmit(form.querySelector(".save button")); }
  });
  form.addEventListener("submit", () => { mine = false; left = true; });
  addEventListener("pageshow", () => { left = false; });
  // A step is taken with what was typed last.
  all(".step-form").forEach((one) => one.addEventListener("submit", async (event) => {
    if (!mine) return;
    event.preventDefault();
    const { submitter } = event;
    await ask();
    mine = false;
    one.requestSubmit(submitter);
  }));

  // Stories named by their key, offered as they are typed.
  all("[data-find]", form).forEach((entry) => entry.addEventListener("input", later(async () => {
    const query = new URLSearchParams({ what: "story", q: entry.value, of: lang, among: entry.dataset.find });
    const rows = await (await fetch(`/-/find?${query}`)).json();
    $("stories").replaceChildren(...rows.map((row) => make("option", { value: row.pair }, row.title)));
  }, 150)));

  // Files: dropped anywhere on the form, or chosen.
  const target = $("drop");
  const drop = async (files) => {
    const size = files.reduce((sum, one) => sum + one.size, 0);
    if (size > target.dataset.most) { $("dropped").textContent = words.large; return; }
    $("dropped").textContent = words.sending;
    await ask();
    const body = new FormData();
    body.append("use", $("drop-use").value);
    files.forEach((one) => body.append("files", one));
    try {
      const answer = await fetch(target.action, { method: "POST", body });
      if (answer.redirected) location.replace(answer.url);
      else $("dropped").textContent = words.lost;
    } catch { $("dropped").textContent = words.lost; }
  };
  if (target) {
    const over = (event) => event.dataTransfer?.types.includes("Files");
    addEventListener("dragover", (event) => { if (over(event)) { event.preventDefault(); target.classList.add("drop-over"); } });
    addEventListener("dragleave", (event) => { if (!event.relatedTarget) target.classList.remove("drop-over"); });
    addEventListener("drop", (event) => { if (over(event)) { event.preventDefault(); drop([...event.dataTransfer.files]); } });
    target.addEventListener("submit", (event) => {
      const files = [...$("drop-files").files];
      if (files.length) { event.preventDefault(); drop(files); }
    });
  }

  // What a build finds wrong between files after a save; the page beside is made anew where it finds nothing.
  const page = document.querySelector(".shown-page");
  // While it turns to the other language a reload would bring the old one back: what came meanwhile is looked at after.
  let turning = false;
  let waits = false;
  const renew = async () => {
    const shown = page?.contentDocument?.querySelector("script[data-page]")?.dataset.page;
    waits = turning;
    if (turning || !shown) return;
    const now = await fetch(page.contentWindow.location.href, { method: "HEAD" }).catch(() => null);
    if (turning) waits = true;
    else if (now && now.headers.get("ETag") !== `"${shown}"`) page.contentWindow.location.reload();
  };
  page?.addEventListener("load", () => { turning = false; if (waits) renew(); });
  new EventSource("/~preview.stream").addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    const told = all("li:not(.warning)", new DOMParser().parseFromString(news.faults, "text/html"));
    const own = told.filter((one) => one.querySelector("code").textContent.includes(`${here.slice(2, -1)}.`));
    $("built").replaceChildren(...own.map((one) => make("p", {}, one.querySelector(`[lang=${lang}]`).textContent)));
    if (told.length && !own.length) $("built").append(make("p", {}, words.elsewhere));
    if (!news.faults) renew();
  });

  // The page beside is in the language that has the focus.
  if (!page) return;
  const links = all(".shown-link");
  const turn = (code) => {
    const link = links.find((one) => one.dataset.lang === code);
    if (!link || link.getAttribute("aria-current") === "true") return;
    links.forEach((one) => one.setAttribute("aria-current", one === link));
    turning = true;
    page.src = link.href;
  };
  links.forEach((one) => one.addEventListener("click", (event) => { event.preventDefault(); turn(one.dataset.lang); }));
  form.addEventListener("focusin", ({ target: at }) => { const half = at.closest(".half"); if (half) turn(half.dataset.lang); });
})();
