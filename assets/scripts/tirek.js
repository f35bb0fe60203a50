// Everything here only makes pages quicker; each page works without it.
import "./autosave.js";
import "./points.js";
import "./busy.js";
import "./copy.js";
import "./counter.js";
import "./dialogs.js";
import "./hints.js";
import "./keyboard.js";
import "./menus.js";
import "./theme.js";
