// Makes web/static/build from src and the packages: one style sheet, small scripts, names with hashes, gzip and brotli beside each.
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, parse } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "..", "static", "build");
const KEPT = 7 * 24 * 3600 * 1000; // a site that still runs on the last build goes on finding its files
const manifest = {};

function write(name, text) {
  const bytes = Buffer.from(text);
  const { name: stem, ext } = parse(name);
  const hashed = `${stem}.${createHash("sha256").update(bytes).digest("hex").slice(0, 10)}${ext}`;
  manifest[name] = hashed;
  writeFileSync(join(out, hashed), bytes);
  writeFileSync(join(out, `${hashed}.gz`), gzipSync(bytes, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  writeFileSync(join(out, `${hashed}.br`), brotliCompressSync(bytes, { params }));
}

async function script(name, entry) {
  const { outputFiles } = await build({
    entryPoints: [join(here, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2019",
    legalComments: "none",
  });
  write(name, outputFiles[0].text);
}

// What is printed to PDF takes its letters with it; web/paper/pdf.py reads these files, browsers never do.
function font(weight) {
  const name = `NotoSans_${weight}.ttf`;
  copyFileSync(join(here, "node_modules/@expo-google-fonts/noto-sans", weight, name), join(out, name));
  manifest[name] = name;
}

function forgetOld() {
  const current = new Set(Object.values(manifest));
  for (const name of readdirSync(out)) {
    const path = join(out, name);
    const old = Date.now() - statSync(path).mtimeMs > KEPT;
    if (old && name !== "manifest.json" && !current.has(name.replace(/\.(gz|br)$/, ""))) rmSync(path);
  }
}

mkdirSync(out, { recursive: true });
const { css } = compile(join(here, "src/scss/safar.scss"), {
  style: "compressed",
  loadPaths: [here, join(here, "node_modules")],
  quietDeps: true,
});
write("safar.css", css);
await script("safar.js", "src/js/safar.js");
await script("htmx.js", "src/js/htmx.js");
await script("pickers.js", "src/js/pickers.js");
await script("upload.js", "src/js/upload.js");
write("icon.svg", readFileSync(join(here, "src/icon.svg"), "utf8"));
font("400Regular");
font("700Bold");
writeFileSync(join(out, "manifest.json.new"), JSON.stringify(manifest, null, 1));
renameSync(join(out, "manifest.json.new"), join(out, "manifest.json"));
forgetOld();
for (const [name, hashed] of Object.entries(manifest).filter(([name]) => !name.endsWith(".ttf"))) {
  const size = (end) => (readFileSync(join(out, hashed + end)).length / 1024).toFixed(1);
  console.log(`${name.padEnd(12)} ${size("").padStart(6)} KB  ${size(".gz").padStart(5)} gz  ${size(".br").padStart(5)} br`);
}
