// Points by keyboard: within a criterion a digit chooses it (1 and then 0: ten), A abstains; Ctrl+Enter hands in.
import { each } from "./page.js";

const PAUSE = 700;

each(".rubric", (rubric) => {
  let typed = "", timer;
  const choose = (group, value) => {
    const found = [...group.querySelectorAll("input[type=radio]")].find((one) => one.value === value);
    if (!found) return false;
    found.checked = true;
    found.focus();
    found.dispatchEvent(new Event("input", { bubbles: true }));
    return true;
  };
  rubric.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) return rubric.form.requestSubmit(rubric.form.querySelector("[name=deed][value=submit]"));
    const group = event.target.closest(".points");
    if (!group || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === "a" && choose(group, "abstain")) return event.preventDefault();
    if (!/^\d$/.test(event.key)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (typed = ""), PAUSE);
    typed += event.key;
    if (!choose(group, String(Number(typed))) && choose(group, event.key)) typed = event.key;
    event.preventDefault();
  });
});
