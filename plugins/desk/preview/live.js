// Reloads the page once it is another than the one that is shown, and shows what is wrong with the site.
// Sent by the preview alone; no published page holds it.
(() => {
  const shown = `"${document.currentScript.dataset.page}"`;
  const follow = async () => {
    const now = await fetch(location.href, { method: "HEAD" }).catch(() => null); // the preview may have ended
    if (now && now.headers.get("ETag") !== shown) location.reload();
  };
  const own = document.querySelector("main.faults > div"); // the page of a site that could not be built
  const show = (faults) => {
    document.getElementById("preview-faults")?.remove();
    if (own && faults) own.innerHTML = faults; // the server has escaped every text in it
    if (own || !faults) return;
    const host = document.createElement("div");
    host.id = "preview-faults";
    host.setAttribute("role", "alert");
    host.tabIndex = 0; // it scrolls
    const box = document.createElement("div");
    box.className = "faults";
    box.innerHTML = faults;
    const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "/~preview.css" });
    host.attachShadow({ mode: "open" }).append(style, box); // the site's own styles do not reach it
    document.body.append(host);
  };
  new EventSource("/~preview.stream").addEventListener("message", (event) => {
    const { faults } = JSON.parse(event.data);
    show(faults);
    if (!faults) follow();
  });
})();
