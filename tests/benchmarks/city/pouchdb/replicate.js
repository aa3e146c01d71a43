// The desk of the peer: fills a local PouchDB on LevelDB, then replicates it; prints one line of JSON with what it took.
"use strict";
const fs = require("fs");
const [folder, docs, remote, batch] = process.argv.slice(2);
const PouchDB = require("pouchdb");

function cpu() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

async function main() {
  const local = new PouchDB(folder + "/desk");
  const rows = fs.readFileSync(docs, "utf8").split("\n").filter(Boolean).map(JSON.parse);
  for (let at = 0; at < rows.length; at += 500) {
    const answers = await local.bulkDocs(rows.slice(at, at + 500));
    if (answers.some((one) => one.error)) throw new Error("a document was not stored");
  }
  const began = process.hrtime.bigint();
  const before = cpu();
  const answer = await local.replicate.to(remote, { batch_size: Number(batch) });
  const seconds = Number(process.hrtime.bigint() - began) / 1e9;
  const used = cpu() - before;
  const there = await new PouchDB(remote).info();
  console.log(JSON.stringify({ seconds, cpu: used, written: answer.docs_written, there: there.doc_count }));
}

main().then(() => process.exit(0), (error) => { console.error(error); process.exit(1); });
