// Light and dark without reloading; the cookie is what the server reads next time.
import { on } from "./page.js";

on("submit", "[data-theme-switch]", (event) => {
  const theme = event.submitter?.value;
  if (!theme) return;
  event.preventDefault();
  document.documentElement.dataset.bsTheme = theme;
  document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax${location.protocol === "https:" ? ";secure" : ""}`;
}, true);
