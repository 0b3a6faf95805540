// Searches in the browser (docs/decisions/0020). Nothing is loaded before a reader begins or brings a query.
(() => {
  const AT_ONCE = 10;
  const CARDS = 8; // as the index puts them into files
  const PAUSE = 350; // ms after the last key
  const NO_ENDING = "qxzqx";
  const NAMES = ["q", "section", "year", "kind"];
  const form = document.querySelector("[data-folder]");
  const words = form.dataset;
  const part = (name) => document.querySelector(`[data-${name}]`);
  const [count, other, heading, list, more] = ["count", "other", "results", "list", "more"].map(part);
  const stop = new Set(words.stop.split(" "));
  const apostrophes = new RegExp(`[${words.apostrophes}]`, "g");
  const files = new Map();
  let engine, over, results, shown, asked, timer;

  function load() {
    // Without a worker: the page's policy would not hold for one, and it is another file to load.
    engine ||= import(`${words.folder}pagefind.js`).then((pagefind) =>
      pagefind.createInstance({ noWorker: true, basePath: words.folder }),
    );
    return engine;
  }

  // The hour from which each event is over, counted from 1970, by the number of its record; 0 for all else.
  async function ends() {
    over ||= await (await fetch(`${words.folder}over.json`)).json();
  }

  const past = ({ id }) => over[id] * 36e5 <= Date.now();

  const read = () => Object.fromEntries(NAMES.map((name) => [name, form.elements[name].value.trim()]));

  function query(state) {
    const asked = new URLSearchParams();
    for (const name of NAMES) if (state[name]) asked.set(name, state[name]);
    const text = `${asked}`;
    return text && `?${text}`;
  }

  function plain(text) {
    const all = text.toLowerCase().replace(apostrophes, "'").match(/[\p{L}\p{N}_]+(?:'[\p{L}\p{N}_]+)*/gu) || [];
    const kept = all.filter((word) => !stop.has(word));
    const joined = words.joined.split(",").map((rule) => rule.split("="));
    return joined.reduce(
      (text, [one, apart]) => ` ${text} `.replaceAll(` ${apart} `, ` ${one} `).trim(),
      (kept.length ? kept : all).join(" "),
    );
  }

  // The other forms that a word may be looked for by, by the rules of variants.toml.
  function forms(word) {
    const found = [];
    for (const rule of words.nouns.split(" ").filter(Boolean)) {
      const [one, many, shortest] = rule.split("-");
      for (const [old, other] of [[one, many], [many, one]]) {
        if (word.startsWith(old) && word.length - old.length >= shortest) found.push(other + word.slice(old.length));
      }
    }
    if (words.verbs) {
      const [subjects, tenses, relatives, infinitive, shortest] = words.verbs.split(" ");
      const any = (slot) => `(?:${slot.replaceAll("-", "|")})`;
      for (const more of ["", any(relatives)]) {
        const stem = new RegExp(`^${any(subjects)}${any(tenses)}${more}(\\p{L}{${shortest - 1},}[aeiou])$`, "u").exec(word);
        if (stem) found.push(infinitive + stem[1]);
      }
    }
    return found;
  }

  // Whether the site holds a word, or longer ones. For an unknown word Pagefind takes the longest known one
  // that it begins with; then any ending is answered alike.
  async function holds(pagefind, word) {
    const places = async (one) =>
      (await pagefind.search(one)).results.map(({ id, words: at }) => `${id}:${at}`).sort().join();
    if ((await pagefind.search(`"${word}"`)).results.length) return true;
    const found = await places(word);
    return found !== "" && found !== (await places(word + NO_ENDING));
  }

  // The words with another form for each that the site does not hold; null where one has no such form.
  async function known(pagefind, terms) {
    const taken = [];
    for (const word of terms.split(" ")) {
      let found = null;
      for (const form of [word, ...forms(word)]) {
        if (await holds(pagefind, form)) {
          found = form;
          break;
        }
      }
      if (found === null) return null;
      taken.push(found);
    }
    return taken.join(" ");
  }

  function cards(number) {
    if (!files.has(number)) {
      const got = fetch(`${words.folder}cards/${number}.json`).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      });
      got.catch(() => files.delete(number));
      files.set(number, got);
    }
    return files.get(number);
  }

  // As macros/cards.html has it.
  function made(tag, name, ...inside) {
    const element = document.createElement(tag);
    if (name) element.className = name;
    element.append(...inside);
    return element;
  }

  function marked(element, text, terms) {
    const sought = terms.filter((term) => term.length > 1).map((term) => term.replaceAll("'", `['${words.apostrophes}]`));
    let at = 0;
    // Older Safari cannot look behind.
    const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${sought.join("|")})`, "giu");
    for (const match of sought.length ? text.matchAll(pattern) : []) {
      const [, before, word] = match;
      const start = match.index + before.length;
      element.append(text.slice(at, start), made("mark", "", word));
      at = start + word.length;
    }
    element.append(text.slice(at));
  }

  async function show() {
    const mine = results;
    const next = mine.slice(shown, shown + AT_ONCE);
    const held = await Promise.all(
      next.map(async ({ id }) => (await cards(Math.floor(id / CARDS)))[id % CARDS]),
    );
    if (mine !== results) return;
    const terms = asked.terms.split(" ");
    let first;
    held.forEach(([url, title, summary, label, date], at) => {
      const link = made("a", "card-link");
      link.href = url;
      marked(link, title, terms);
      const about = made("p", "card-summary");
      marked(about, summary, terms);
      const when = over[next[at].id] && (past(next[at]) ? words.past : words.coming);
      const meta = [date, label, when].filter(Boolean).map((text) => made("span", "", text));
      list.append(
        made("li", "card", made("p", "card-meta", ...meta), made("h3", "card-title", link), about),
      );
      first ||= link;
    });
    shown += next.length;
    more.hidden = shown >= mine.length;
    return first;
  }

  function say(text) {
    count.textContent = text;
  }

  function clear(text) {
    results = [];
    shown = 0;
    list.replaceChildren();
    heading.hidden = more.hidden = true;
    say(text);
  }

  function narrow(state) {
    for (const group of form.elements.kind.querySelectorAll("optgroup")) {
      group.disabled = group.hidden = Boolean(state.section) && group.dataset.section !== state.section;
    }
    if (state.section && state.kind && !state.kind.startsWith(`${state.section}.`)) {
      form.elements.kind.value = state.kind = "";
    }
  }

  async function search(sent) {
    clearTimeout(timer);
    const state = read();
    narrow(state);
    const mine = { terms: plain(state.q) };
    asked = mine;
    const some = NAMES.some((name) => state[name]);
    other.hidden = !state.q;
    const there = other.firstElementChild;
    there.search = query({ q: state.q });
    if (!some) return clear("");
    if (!results?.length) say(words.wait);
    try {
      const pagefind = await load();
      await ends();
      const filters = {};
      for (const name of NAMES.slice(1)) if (state[name]) filters[`${name}-${state[name]}`] = "1";
      const terms = mine.terms && (await known(pagefind, mine.terms));
      const found = terms === null ? { results: [] } : await pagefind.search(terms || null, { filters });
      if (mine !== asked) return;
      const number = found.results.length;
      if (number && terms !== mine.terms) {
        const told = { q: state.q, words: (mine.terms = terms), n: number };
        clear(words.instead.replace(/\{(\w+)\}/g, (_, name) => told[name]));
      } else {
        clear(number ? (number > 1 ? words.many.replace("{n}", number) : words.one) : words.none);
      }
      // for deploy/nginx/visits.conf
      if (sent && !number && !Object.keys(filters).length) fetch(`?${new URLSearchParams({ none: state.q })}`, { method: "HEAD" });
      // Where events stand, those to come stand before those that have been.
      const events = found.results.filter(({ id }) => over[id]).sort((one, two) => past(one) - past(two));
      results = found.results.map((one) => (over[one.id] ? events.shift() : one));
      heading.hidden = !number;
      await show();
    } catch (error) {
      if (mine !== asked) return;
      engine = undefined; // an instance that failed once never answers again
      clear(words.failed);
    }
  }

  // A query that was sent is an entry of the history; what is typed changes the last one.
  function keep(how) {
    const url = location.pathname + query(read());
    if (url !== location.pathname + location.search) history[how](null, "", url);
  }

  function fill(sent) {
    const given = new URLSearchParams(location.search);
    for (const name of NAMES) {
      form.elements[name].value = given.get(name) || "";
      if (form.elements[name].value !== (given.get(name) || "")) form.elements[name].value = "";
    }
    if (NAMES.some((name) => given.get(name)) || results) search(sent);
  }

  // What fails here is said when it is asked for.
  const quiet = () => load().then((instance) => instance.init()).catch(() => (engine = undefined));
  form.elements.q.addEventListener("focus", quiet, { once: true });
  form.addEventListener("input", (event) => {
    if (event.target.name !== "q") return;
    clearTimeout(timer);
    timer = setTimeout(() => (keep("replaceState"), search()), PAUSE);
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "q") return;
    narrow(read());
    keep("pushState");
    search();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    keep("pushState");
    search(true);
  });
  more.firstElementChild.addEventListener("click", async () => {
    try {
      (await show())?.focus();
    } catch {
      say(words.failed);
    }
  });
  addEventListener("popstate", () => fill());
  part("script").hidden = false;
  part("plain").hidden = true;
  fill(true);
})();
