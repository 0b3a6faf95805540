// Takes what has ended since the page was built out of lists of what is to come. Nothing else depends on it.
for (const card of document.querySelectorAll("[data-ahead] > [data-over]")) {
  if (Date.parse(card.dataset.over) > Date.now()) continue;
  const list = card.parentNode;
  const past = list.closest("[data-programme]").querySelector("[data-past]");
  card.querySelectorAll(".tag-going").forEach((tag) => tag.remove());
  past ? past.prepend(card) : card.remove();
  if (!list.children.length) {
    list.hidden = true;
    list.nextElementSibling.hidden = false;
  }
}
