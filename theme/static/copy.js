// Puts a button before each text with which a story is passed on, which copies it. By hand it can be copied without.
for (const box of document.querySelectorAll("[data-copy]")) {
  for (const text of box.querySelectorAll("pre")) {
    const button = document.createElement("button");
    const said = document.createElement("span");
    button.type = "button";
    button.className = "button";
    button.textContent = box.dataset.copy;
    button.setAttribute("aria-label", `${box.dataset.copy}: ${text.previousElementSibling.textContent}`);
    said.setAttribute("role", "status");
    button.onclick = async () => {
      said.textContent = "";
      try {
        await navigator.clipboard.writeText(text.textContent);
      } catch {
        getSelection().selectAllChildren(text);
        if (!document.execCommand("copy")) return;
      }
      said.textContent = box.dataset.copied;
    };
    text.after(button, " ", said);
  }
}
