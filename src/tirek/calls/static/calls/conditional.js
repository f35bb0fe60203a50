// Hides questions that the answers to others rule out. Without it all are shown and those not asked are not needed.
(() => {
  const form = document.getElementById("step-form");
  if (!form) return;
  const depending = [...document.querySelectorAll("[data-when]")];
  const told = (name) => [...form.querySelectorAll(`[name="${name}"]`)].filter((each) => !["radio", "checkbox"].includes(each.type) || each.checked).map((each) => each.value);
  const show = () => {
    for (const part of depending) {
      const name = part.dataset.when;
      if (!form.querySelector(`[name="${name}"]`)) continue;
      part.hidden = !told(name).some((value) => part.dataset.whenIs.split(" ").includes(value));
    }
  };
  form.addEventListener("change", show);
  show();
})();
