// Builds everything under src/tirek/core/static/vendor: styles, scripts, fonts, the icon sprite.
// Run by `npm run build`; Node is needed only here, never by the running system.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as sass from "sass";
import { transform } from "lightningcss";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = join(root, "src/tirek/core/static/vendor");
const icons = join(root, "node_modules/@tabler/icons/icons");

// The oldest browsers a citizen's phone may have; lightningcss lowers newer CSS to what they know.
const version = (major) => major << 16;
const targets = { chrome: version(69), safari: version(12), firefox: version(68), android: version(69), ios_saf: version(12) };

function styles() {
  const { css } = sass.compile(join(root, "assets/styles/tirek.scss"), {
    loadPaths: [join(root, "node_modules")],
    quietDeps: true,
    silenceDeprecations: ["import", "global-builtin", "color-functions", "if-function"],
  });
  const { code } = transform({ filename: "tirek.css", code: Buffer.from(physical(css)), minify: true, targets });
  writeFileSync(join(out, "tirek.css"), code);
}

// None of our languages is written from right to left, so logical sides are the physical ones; lowered by
// lightningcss they would treble the stylesheet with :lang() rules.
function physical(css) {
  return css
    .replace(/\b(margin|padding|border)-inline-(start|end)\b/g, (_, name, side) => `${name}-${side === "start" ? "left" : "right"}`)
    .replace(/\binset-inline-start\b/g, "left")
    .replace(/\binset-inline-end\b/g, "right")
    .replace(/\bborder-(start|end)-(start|end)-radius\b/g, (_, y, x) => `border-${y === "start" ? "top" : "bottom"}-${x === "start" ? "left" : "right"}-radius`)
    .replace(/\b(margin|padding)-inline:\s*([^;}]+)/g, "$1-left: $2; $1-right: $2")
    .replace(/(text-align|float):\s*(inline-)?start/g, "$1: left")
    .replace(/(text-align|float):\s*(inline-)?end/g, "$1: right");
}

function fonts() {
  mkdirSync(join(out, "fonts"), { recursive: true });
  const from = join(root, "node_modules/@fontsource-variable/inter/files");
  for (const subset of ["latin", "cyrillic", "cyrillic-ext", "latin-ext"]) {
    cpSync(join(from, `inter-${subset}-wght-normal.woff2`), join(out, "fonts", `inter-${subset}.woff2`));
  }
}

async function scripts() {
  const common = { bundle: true, minify: true, target: "es2018", format: "iife", legalComments: "none" };
  await build({ ...common, entryPoints: [join(root, "assets/scripts/tirek.js")], outfile: join(out, "tirek.js") });
  await build({ ...common, entryPoints: [join(root, "assets/scripts/upload.js")], outfile: join(out, "upload.js") });
  await build({ ...common, entryPoints: [join(root, "assets/scripts/field/index.js")], outfile: join(out, "field.js") });
  await build({ ...common, entryPoints: [join(root, "assets/scripts/scan/index.js")], outfile: join(out, "scan.js") });
  cpSync(join(root, "node_modules/htmx.org/dist/htmx.min.js"), join(out, "htmx.js"));
}

// An icon is used when a template names it (name="check", icon="clock"), or when its name is a quoted word in a Python
// file that speaks of icons or menu entries.
function usedIcons() {
  const known = new Set(readdirSync(join(icons, "outline")).map((name) => name.replace(".svg", "")));
  const used = new Set();
  const visit = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!["static", "locale", "migrations", "__pycache__"].includes(entry.name)) visit(path);
      } else if (entry.name.endsWith(".html")) {
        const text = readFileSync(path, "utf8");
        for (const tag of text.matchAll(/(?:icon|iconend|name)="([^"]*)"|icon='([^']*)'/g)) words(tag[1] ?? tag[2], known, used);
      } else if (entry.name.endsWith(".py")) {
        const text = readFileSync(path, "utf8");
        if (/icon|NavEntry/i.test(text)) for (const [, name] of text.matchAll(/["']([a-z][a-z0-9-]+)["']/g)) known.has(name) && used.add(name);
      }
    }
  };
  visit(join(root, "src/tirek"));
  return [...used].sort();
}

// In a template the name may come out of a tag: name="{% if x %}sun{% else %}moon{% endif %}".
function words(value, known, used) {
  for (const name of value.replace(/\{[%{].*?[%}]\}/g, (tag) => ` ${(tag.match(/'[^']*'/g) ?? []).join(" ").replaceAll("'", "")} `).split(/\s+/)) {
    if (known.has(name)) used.add(name);
  }
}

function sprite() {
  const symbols = usedIcons().map((name) => {
    const svg = readFileSync(join(icons, "outline", `${name}.svg`), "utf8");
    const inner = svg.replace(/<!--[\s\S]*?-->/g, "").replace(/^[\s\S]*?<svg[^>]*>/, "").replace("</svg>", "");
    return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replace(/\s*\n\s*/g, "").replace(/<path stroke="none"[^>]*\/>/, "")}</symbol>`;
  });
  writeFileSync(join(out, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("\n")}</svg>\n`);
}

if (existsSync(out)) rmSync(out, { recursive: true });
mkdirSync(out, { recursive: true });
styles();
fonts();
await scripts();
sprite();
