// The city of the peer: express-pouchdb over PouchDB on LevelDB; prints its port and serves until it is ended.
"use strict";
const [folder] = process.argv.slice(2);
const PouchDB = require("pouchdb").defaults({ prefix: folder + "/" });
const app = require("express")();
app.use(require("express-pouchdb")(PouchDB, { mode: "minimumForPouchDB", inMemoryConfig: true }));
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
