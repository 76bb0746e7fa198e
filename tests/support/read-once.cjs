const { sep } = require('node:path');

/** What this process has read of the project, by path. */
const known = new Map();

/** The texts that one test file has read, and what others have read of the project before it. */
class Sources extends Map {
  constructor(folder, entries) {
    super();
    for (const [path, text] of entries) super.set(path, text);
    this.folder = folder + sep;
  }

  get(path) {
    return super.get(path) ?? known.get(path);
  }

  set(path, text) {
    if (path.startsWith(this.folder)) known.set(path, text);
    return super.set(path, text);
  }
}

module.exports = { Sources };
