// Says which release a chosen file is, by its SHA-256. The file never leaves the device.
for (const box of document.querySelectorAll("[data-verify]")) {
  const words = box.dataset;
  const input = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  box.hidden = false;
  const say = (text, ...more) => status.replaceChildren(text, " ", ...more);
  if (!window.crypto || !crypto.subtle) {
    input.disabled = true;
    say(words.insecure);
  }
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return say("");
    try {
      const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
      const sum = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      const { releases } = await (await fetch(words.verify)).json();
      if (file !== input.files[0]) return;
      for (const release of releases) {
        for (const version of release.versions) {
          if (version.sha256 !== sum) continue;
          const link = document.createElement("a");
          link.href = new URL(version.url, location).pathname;
          link.lang = version.lang;
          link.textContent = version.title;
          return say(words[release.state], link);
        }
      }
      const shown = document.createElement("code");
      shown.textContent = sum;
      say(words.none, shown);
    } catch {
      say(words.failed);
    }
  });
}
