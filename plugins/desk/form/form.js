// The editors' form: faults while typing, what is pasted, what is dropped, the page beside. All of it works without.
(() => {
  const $ = (id) => document.getElementById(id);
  const first = (what, from = document) => from.querySelector(what);
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const make = (tag, more = {}, ...inner) => {
    const made = Object.assign(document.createElement(tag), more);
    made.append(...inner);
    return made;
  };
  const on = (where, what, does) => where.addEventListener(what, does);
  const json = async (...asked) => (await fetch(...asked)).json();
  const fields = (from) => new URLSearchParams(new FormData(from));
  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
  const later = (does, wait, timer) => (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => does(...given), wait);
  };

  // What is being pressed may not move away under the hand.
  const calmly = (does) => (first(":active") ? setTimeout(calmly, 50, does) : does());

  // The desk: searched as typed.
  const search = first(".search");
  if (search) {
    let asked = 0;
    on(search, "input", later(async () => {
      const mine = ++asked;
      const query = `?${fields(search)}`;
      const page = parsed(await (await fetch(query)).text());
      if (mine !== asked) return;
      $("stories").replaceWith(page.getElementById("stories"));
      history.replaceState(null, "", query);
    }, 120));
  }

  const form = first(".story-form");
  if (!form) return;
  const { here, lang } = form.dataset;
  const words = $("words").dataset;
  const open = !first("fieldset", form).disabled;

  // Lengths, counted as they are typed.
  const count = (entry) => {
    const { low, most } = entry.dataset;
    let said = first(".count", entry.parentElement);
    if (!said) entry.after((said = make("output", { className: "count" })));
    const length = [...entry.value.trim()].length;
    said.textContent = `${words.letters.replace("{n}", length)} / ${low > 0 ? `${low}–` : ""}${most}`;
    said.classList.toggle("count-over", length > most);
  };
  all("[data-most]", form).forEach((one) => { count(one); on(one, "input", () => count(one)); });

  // Faults beside their fields, hours by the other clock; what is typed is kept by the same question.
  const shown = (said) => {
    Object.entries(said.spoken).forEach(([id, text]) => { const one = $(`spoken-${id}`); if (one) one.textContent = text; });
    $("kept").textContent = said.kept;
    all(".told", form).forEach((list) => {
      const some = said.told[list.id.slice(5)] || [];
      const text = JSON.stringify(some);
      if (list.dataset.text === text) return;
      list.dataset.text = text;
      list.replaceChildren(...some.map(([level, fault]) => make("li", { className: `told-${level}` }, fault)));
      const wrong = some.some(([level]) => level === "error");
      if (list.id !== "told-") all(".entry", list.parentElement).forEach((one) => one.setAttribute("aria-invalid", wrong));
    });
  };
  let sent = 0;
  let mine = false; // something was typed since the page came
  const ask = async () => {
    const number = ++sent;
    try {
      const said = await json(`${here}faults`, { method: "POST", body: fields(form) });
      if (number === sent) mine = false;
      calmly(() => number === sent && shown(said));
    } catch {
      if (number === sent) $("kept").textContent = words.lost;
    }
  };
  let left = false; // the form is on its way: what it bears need not be kept
  const soon = later(() => left || ask(), 50);
  const typed = () => { mine = true; soon(); };
  if (open) on(form, "input", typed);
  // Some of it may have been typed before this came.
  if (open && all("textarea, [type=text]", form).some((one) => one.value !== one.defaultValue)) typed();
  on(window, "pagehide", () => {
    if (mine) navigator.sendBeacon(`${here}faults`, fields(form));
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
  let [asked, take] = [];
  const find = (query) => json(`/-/find?${new URLSearchParams(query)}`);
  const found = later(async () => {
    const rows = await find({ ...asked, q: $("find-words").value });
    $("find-found").replaceChildren(...(rows.length ? rows : [null]).map((row) => make("li", {}, row
      ? make("button", { className: "find-choice", type: "button", onclick: () => { box.close(); take(row); } }, `${row.title} · ${row.about}`)
      : words.none)));
  }, 100);
  const choose = (what, entry, made) => {
    const { selectionStart: from, selectionEnd: to } = entry;
    take = (row) => put(entry, made(row), from, to);
    asked = { what, of: entry.lang };
    $("find-title").textContent = words[what];
    $("find-words").value = "";
    found();
    box.showModal();
  };
  on($("find-words"), "input", found);

  const begun = (sign) => (entry) => lines(entry, (line) => (line.startsWith(sign) ? line.slice(sign.length) : sign + line));
  const does = {
    heading: begun("## "),
    list: begun("- "),
    bold: (entry, text = chosen(entry)) => {
      const bare = text.replace(/^\*\*|\*\*$/g, "");
      put(entry, text !== bare ? bare : `**${text}**`);
      if (!text) entry.setSelectionRange(entry.selectionStart - 2, entry.selectionStart - 2);
    },
    link: (entry, text = chosen(entry)) => choose("story", entry, (row) => `[${text || row.title}]({filename}/${row.path})`),
    image: (entry) => choose("image", entry, (row) => `![${words.alt}]({static}/${row.path})`),
    table: (entry) => put(entry, `\n| ${words.title} | |\n|---|---|\n| | |\n| | |\n`),
  };
  const command = (event) => (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase();
  const KEYS = { b: "bold", k: "link", h: "heading", l: "list" };
  all(".tools", form).forEach((tools) => {
    tools.hidden = !open;
    const entry = first("textarea", tools.parentElement);
    on(tools, "click", ({ target }) => does[target.dataset.does]?.(entry));
    on(entry, "keydown", (event) => {
      const name = KEYS[command(event)];
      if (!name) return;
      event.preventDefault();
      does[name](entry);
    });
    // What Word, Google Docs and WhatsApp copy bears its form as HTML: the server makes Markdown of it.
    on(entry, "paste", async (event) => {
      const [html, plain] = ["html", "plain"].map((one) => event.clipboardData.getData(`text/${one}`));
      const files = [...event.clipboardData.files];
      if (!html && !files.length) return;
      event.preventDefault();
      if (!html) return drop(files);
      try {
        const notes = Math.max(0, ...[...entry.value.matchAll(/\[\^(\d{1,3})\]/g)].map((one) => one[1]));
        const answer = await fetch(`${here}pasted?notes=${notes}`, { method: "POST", headers: { "Content-Type": "text/html" }, body: html });
        const { text, said } = await answer.json();
        put(entry, answer.ok ? text : plain);
        if (said.length) $("told").replaceChildren(...said.map((one) => make("p", {}, one)));
      } catch { put(entry, plain); }
    });
  });
  on(document, "keydown", (event) => {
    if (open && command(event) === "s") { event.preventDefault(); form.requestSubmit(first(".save button", form)); }
  });
  on(form, "submit", () => { mine = false; left = true; });
  on(window, "pageshow", () => { left = false; });
  // A step is taken with what was typed last.
  all(".step-form").forEach((one) => on(one, "submit", async (event) => {
    if (!mine) return;
    event.preventDefault();
    const { submitter } = event;
    await ask();
    mine = false;
    one.requestSubmit(submitter);
  }));

  // Stories named by their key, offered as they are typed.
  all("[data-find]", form).forEach((entry) => on(entry, "input", later(async () => {
    const rows = await find({ what: "story", q: entry.value, of: lang, among: entry.dataset.find });
    $("stories").replaceChildren(...rows.map((row) => make("option", { value: row.pair }, row.title)));
  }, 150)));

  // Files: dropped anywhere on the form, or chosen.
  const target = $("drop");
  const dropped = (said) => { $("dropped").textContent = said; };
  const drop = async (files) => {
    if (files.reduce((sum, one) => sum + one.size, 0) > target.dataset.most) return dropped(words.large);
    dropped(words.sending);
    await ask();
    const body = new FormData(target);
    body.delete("files");
    files.forEach((one) => body.append("files", one));
    const answer = await fetch(target.action, { method: "POST", body }).catch(() => null);
    if (answer?.redirected) location.replace(answer.url);
    else dropped(words.lost);
  };
  if (target) {
    const held = (name, does) => on(window, name, (event) => {
      if (!event.dataTransfer?.types.includes("Files")) return;
      event.preventDefault();
      does(event.dataTransfer);
    });
    held("dragover", () => target.classList.add("drop-over"));
    held("drop", ({ files }) => drop([...files]));
    on(window, "dragleave", (event) => { if (!event.relatedTarget) target.classList.remove("drop-over"); });
    on(target, "submit", (event) => {
      const files = [...$("drop-files").files];
      if (files.length) { event.preventDefault(); drop(files); }
    });
  }

  // What a build finds wrong between files after a save; the page beside is made anew where it finds nothing.
  const page = first(".shown-page");
  // While it turns to the other language a reload would bring the old one back: it waits.
  let [turning, waits] = [false, false];
  const renew = async () => {
    const shown = page?.contentDocument?.querySelector("script[data-page]")?.dataset.page;
    waits = turning;
    if (turning || !shown) return;
    const now = await fetch(page.contentWindow.location.href, { method: "HEAD" }).catch(() => null);
    if (turning) waits = true;
    else if (now && now.headers.get("ETag") !== `"${shown}"`) page.contentWindow.location.reload();
  };
  if (page) on(page, "load", () => { turning = false; if (waits) renew(); });
  on(new EventSource("/~preview.stream"), "message", (event) => calmly(() => {
    const { faults } = JSON.parse(event.data);
    const told = all("li:not(.warning)", parsed(faults));
    const own = told.filter((one) => first("code", one).textContent.includes(`${here.slice(2, -1)}.`));
    $("built").replaceChildren(...own.map((one) => make("p", {}, first(`[lang=${lang}]`, one).textContent)));
    if (told.length && !own.length) $("built").append(make("p", {}, words.elsewhere));
    if (!faults) renew();
  }));

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
  links.forEach((one) => on(one, "click", (event) => { event.preventDefault(); turn(one.dataset.lang); }));
  on(form, "focusin", ({ target: at }) => turn(at.closest(".half")?.dataset.lang));
})();
