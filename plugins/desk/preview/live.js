// Reloads the page when the site was built anew, and shows what is wrong when it was not.
// Sent by the preview alone; no published page holds it.
(() => {
  let number = null;
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
    const news = JSON.parse(event.data);
    if (!news.faults && (own || (number !== null && news.number !== number))) location.reload();
    number = news.number;
    show(news.faults);
  });
})();
