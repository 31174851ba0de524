// Scrolls in more results, as literature sites do.
const MORE = [
  [
    'Ibrutinib and atrial fibrillation',
    'Ibrutinib inhibits BTK in chronic lymphocytic leukaemia. Atrial fibrillation and bleeding were reported in patients who took warfarin.',
  ],
  [
    'Crizotinib and ALK',
    'Crizotinib inhibits ALK and MET. In patients with EML4-ALK fusion it shrinks lung adenocarcinoma; visual disturbance is frequent.',
  ],
];

const button = document.querySelector('#more');
button.addEventListener('click', () => {
  for (const [title, text] of MORE) {
    const section = document.createElement('section');
    section.className = 'result';
    const heading = document.createElement('h2');
    heading.textContent = title;
    const abstract = document.createElement('p');
    abstract.className = 'abstract';
    abstract.textContent = text;
    section.append(heading, abstract);
    document.querySelector('#results').append(section);
  }
  button.disabled = true;
});
