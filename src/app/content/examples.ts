/**
 * Example texts, written for this project. Their studies are invented: no animal, patient or number is real, and no
 * sentence is taken from a paper.
 */
export interface Example {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly text: string;
  /** A question that the text answers. */
  readonly question: string;
}

export const EXAMPLES: readonly Example[] = [
  {
    id: 'pharmacology',
    label: 'A drug and the kidney',
    about: 'chemicals, genes, a disease induced',
    question: 'What inhibits IL-6?',
    text: `Infliximab limits cisplatin-induced nephrotoxicity in a mouse model of BRCA1-deficient breast cancer

Kidney damage often ends treatment with cisplatin early. We asked whether blocking TNF-α protects the kidney without protecting the tumour. In female mice that carry the p.Cys61Gly variant of BRCA1, a single dose of infliximab given two hours before cisplatin lowered serum creatinine by half, and proximal tubular epithelial cells showed less NF-κB in the nucleus. Cisplatin alone induced acute kidney injury in 14 of 16 animals and raised urinary KIM-1 and NGAL within 48 hours; with infliximab, 4 of 16 were affected. Hearing loss caused by cisplatin was not prevented.

Tumours shrank as much as without the antibody, and caspase-3 was cleaved to the same degree. Interleukin-6 (IL-6) fell in both groups. Etanercept, a soluble receptor that neutralises TNF-α, gave a weaker effect, while the p38 MAPK inhibitor SB203580 reduced TNF-α release from renal macrophages but increased weight loss. Dexamethasone inhibited IL-6 secretion without any benefit for renal function.

These results suggest that TNF-α mediates acute kidney injury under cisplatin, and that infliximab can prevent it in mice without loss of antitumour activity. Whether patients with ovarian cancer or breast cancer benefit remains to be shown.
`,
  },
  {
    id: 'genetics',
    label: 'Two variants in a family',
    about: 'variants, genes, inherited disease',
    question: 'Which variant did the youngest sibling carry?',
    text: `Compound heterozygous variants in MYBPC3 and a modifier in TNNT2 in a family with early hypertrophic cardiomyopathy

Hypertrophic cardiomyopathy is usually inherited as a dominant trait, yet its age of onset differs widely within families. We describe three siblings with left ventricular hypertrophy before the age of twelve. Exome sequencing showed the frameshift variant c.2373dupG of MYBPC3 on the maternal allele and the missense variant p.Arg502Trp on the paternal one. Both parents carried one variant each and had normal echocardiograms at 41 and 44 years. The youngest sibling, who also had syncope and atrial fibrillation, carried p.Arg92Gln in TNNT2 in addition.

In cardiomyocytes derived from induced pluripotent stem cells of the affected siblings, cardiac myosin-binding protein C (cMyBP-C) was reduced to a third, and calcium sensitivity of the myofilaments was raised. Correcting c.2373dupG with CRISPR-Cas9 restored cMyBP-C and normalised relaxation. Mavacamten, an inhibitor of β-myosin heavy chain (MYH7), reduced contractility in patient cells, and verapamil blocked L-type calcium channels but did not change relaxation. The polymorphism rs397516083 was not seen in 400 controls.

We conclude that compound heterozygosity in MYBPC3 causes early hypertrophic cardiomyopathy, and that p.Arg92Gln in TNNT2 is associated with arrhythmia in this family.
`,
  },
  {
    id: 'microbiology',
    label: 'A toxin and the gut',
    about: 'species, cells, cell lines, proteins',
    question: 'What does butyrate inhibit?',
    text: `Butyrate from Faecalibacterium prausnitzii shields colonic epithelial cells against toxin B of Clostridioides difficile

Toxin B (TcdB) of Clostridioides difficile opens the tight junctions of the colon, but carriers of the same strain may stay healthy. We grew human colonic organoids together with Faecalibacterium prausnitzii, Escherichia coli K-12 or no bacteria and exposed them to TcdB. Only F. prausnitzii kept the barrier intact. Its supernatant contained 11 mM butyrate; sodium butyrate alone had the same effect in Caco-2 and HT-29 cells, and acetate had none.

TcdB bound to frizzled-7 (FZD7) on the basal membrane whether or not butyrate was present. Butyrate inhibited histone deacetylase 3 (HDAC3) and increased claudin-1 and HIF-1α, and knock-out of HIF1A in Caco-2 cells abolished protection. In gnotobiotic mice, colonisation with F. prausnitzii lowered faecal lipocalin-2 and the number of neutrophils in the lamina propria after infection, while vancomycin eliminated C. difficile but also F. prausnitzii, and colitis relapsed in 7 of 10 animals. Interleukin-22 produced by innate lymphoid cells was not required.

Thus butyrate protects colonic epithelial cells against TcdB through HDAC3 and HIF-1α, and loss of F. prausnitzii may explain why antibiotics promote recurrent infection with C. difficile.
`,
  },
];
