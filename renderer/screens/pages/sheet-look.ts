/** How paper looks on the screen; the words on it look as the document says. For the shadow root that pages stand in. */
export const sheetLook = `
:host {
  display: block;
  color-scheme: light;
}

.docx-wrapper {
  display: flex;
  flex-flow: column;
  align-items: center;
  gap: 24px;
  width: max-content;
  min-width: 100%;
  box-sizing: border-box;
  padding: 24px;
  background: none;
}

.docx-wrapper > section.docx {
  flex: none;
  margin: 0;
  background: #fff;
  color: #000;
  border: 1px solid #767676;
  box-shadow: 0 1px 6px rgb(0 0 0 / 25%);
  box-sizing: border-box;
}

.docx {
  hyphens: manual;
}

.docx-wrapper > section.docx > header,
.docx-wrapper > section.docx > footer {
  position: relative;
  z-index: 1;
}

/* A shade on the paper and no text to be read: the word stands in the head of the page as well. */
.draft-mark::before {
  content: "DRAFT";
}

.draft-mark {
  position: absolute;
  inset: 0;
  display: grid;
  place-items: center;
  overflow: hidden;
  color: #e4e4e4;
  font: bold 150px Arial, sans-serif;
  letter-spacing: 0.05em;
  transform: rotate(-45deg);
  pointer-events: none;
  z-index: 0;
}
`
