// Reloads the page when the site was built anew, and shows what is wrong when it was not.
// Sent by the preview alone; no published page holds it.
(() => {
  let number = null;
  const show = (text) => {
    document.getElementById("preview-faults")?.remove();
    if (!text) return;
    const box = document.createElement("pre");
    box.id = "preview-faults";
    box.setAttribute("role", "alert");
    box.textContent = text;
    Object.assign(box.style, {
      position: "fixed", insetInline: "0", insetBlockEnd: "0", maxBlockSize: "60vh", overflow: "auto",
      margin: "0", padding: "1rem", background: "#2b1010", color: "#fff", font: "15px/1.5 monospace",
      whiteSpace: "pre-wrap", zIndex: "99", borderBlockStart: "4px solid #e8543f",
    });
    document.body.append(box);
  };
  new EventSource("/~preview.stream").addEventListener("message", (event) => {
    const news = JSON.parse(event.data);
    if (number !== null && news.number !== number && !news.faults) location.reload();
    number = news.number;
    show(news.faults);
  });
})();
