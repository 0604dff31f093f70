// A letterhead from a web programmer's library: `node docxjs.mjs UD.docx`, with the npm package docx installed.
import { writeFileSync } from "node:fs";
import { AlignmentType, Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx";

const line = (text, options = {}) => new Paragraph({ children: [new TextRun(text)], ...options });
const heading1 = { run: { bold: true, size: 30, color: "333366" } };
const header = [line("Eksempelby Kommune", { alignment: AlignmentType.RIGHT }), line("{{ afsender }}", { alignment: AlignmentType.RIGHT })];
const letterhead = new Document({
  creator: "drafting",
  title: "Brev",
  styles: { default: { document: { run: { font: "Georgia", size: 22 } }, heading1 } },
  sections: [
    {
      properties: { titlePage: true, page: { margin: { top: 1417, right: 1417, bottom: 1417, left: 1417 } } },
      headers: { first: new Header({ children: header }), default: new Header({ children: [line("{{ titel }}")] }) },
      footers: {
        default: new Footer({ children: [new Paragraph({ children: [new TextRun({ children: ["Side ", PageNumber.CURRENT] })] })] }),
      },
      children: [
        line("{{ modtager }}"),
        line("{{ dato }}", { alignment: AlignmentType.RIGHT }),
        line("{{ referencer }}"),
        line("{{ krop }}"),
      ],
    },
  ],
});
writeFileSync(process.argv[2], await Packer.toBuffer(letterhead));
