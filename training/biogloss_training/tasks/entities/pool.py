"""Which corpora train which entity heads together."""

#: Pooled heads, which users see, and the corpora that train them: guidelines that agree.
POOL: dict[str, tuple[str, ...]] = {
    "Gene": ("biored", "nlm_gene", "gnormplus", "drugprot", "drugprot_more", "pubtator3_docs"),
    "Disease": ("biored", "bc5cdr", "ncbi_disease", "pubtator3_docs"),
    "Chemical": ("biored", "bc5cdr", "drugprot", "drugprot_more", "pubtator3_docs"),
    "Species": ("linnaeus", "species800"),
    "Variant": ("biored", "tmvar3"),
    # JNLPBA marks 'Jurkat T cells' where BioRED marks 'Jurkat', and its cell types with all that
    # describes them: a head that learnt from both fell 27 points behind BioRED's own on cell lines.
    "CellLine": ("biored",),
    "CellType": ("anatem",),
    "Anatomy": ("anatem",),
    "DNA": ("jnlpba",),
    "RNA": ("jnlpba",),
    "GeneFamily": ("nlm_gene", "gnormplus"),
}

#: Corpora that train the heads of another: more documents of the same guideline.
SAME_GUIDELINE = {"drugprot_more": "drugprot", "pubtator3_docs": "biored"}
