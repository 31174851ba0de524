/** Numbers of species in NCBI Taxonomy. */
export const HUMAN = 9606;
export const MOUSE = 10_090;
export const RAT = 10_116;
