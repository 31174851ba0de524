// Throws its text away and draws it again at every change, the hardest case for whoever annotates it.
const PARAGRAPHS = [
  'Methotrexate inhibits dihydrofolate reductase and is given for rheumatoid arthritis. Nausea and hepatotoxicity limit its dose.',
  'In mice, loss of Dhfr in T cells prevented arthritis. Folic acid restored the response to methotrexate.',
];
const REVISED =
  'In version 2 we add adalimumab, which blocks TNF and improved psoriasis in the same patients.';

let version = 1;

function draw() {
  const texts = version === 1 ? PARAGRAPHS : [PARAGRAPHS[0], REVISED, PARAGRAPHS[1]];
  const reader = document.createElement('div');
  reader.id = 'reader';
  for (const text of texts) {
    const paragraph = document.createElement('p');
    for (const word of text.split(/(?<= )/u)) {
      const span = document.createElement('span');
      span.textContent = word;
      paragraph.append(span);
    }
    reader.append(paragraph);
  }
  document.querySelector('#reader').replaceWith(reader);
}

document.querySelector('#again').addEventListener('click', draw);
document.querySelector('#revise').addEventListener('click', () => {
  version = 2;
  draw();
});
draw();
