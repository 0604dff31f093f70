// The peers of npm, kept warm in one process: a line of JSON in, a line of JSON out.
// {"fakta": [...]} is learnt once; {"hvem", "skabelon", "foerste", "gange", "fil"} fills the template so many times.
"use strict";
const fs = require("fs");
const readline = require("readline");

let fakta = [];

const peers = {
  async docxtemplater(skabelon, data) {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const doc = new Docxtemplater(new PizZip(fs.readFileSync(skabelon)), { paragraphLoop: true, linebreaks: true });
    doc.render(data);
    return doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  },
  async easy_template_x(skabelon, data) {
    const { TemplateHandler } = require("easy-template-x");
    peers.handler = peers.handler || new TemplateHandler();
    return peers.handler.process(fs.readFileSync(skabelon), data);
  },
  carbone(skabelon, data) {
    const carbone = require("carbone");
    return new Promise((ready, failed) =>
      carbone.render(skabelon, data, (error, result) => (error ? failed(error) : ready(result))));
  },
};

async function fill(order) {
  let bytes = 0;
  for (let number = 0; number < order.gange; number++) {
    const out = await peers[order.hvem](order.skabelon, fakta[(order.foerste + number) % fakta.length]);
    bytes += out.length;
    if (order.fil) fs.writeFileSync(order.fil, out);
  }
  return { bytes };
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const order = JSON.parse(line);
    let answer;
    try {
      if (order.fakta) fakta = order.fakta;
      answer = order.fakta ? {} : await fill(order);
    } catch (error) {
      answer = { fejl: String(error && error.message || error) };
    }
    process.stdout.write(JSON.stringify(answer) + "\n");
  }
}

main();
