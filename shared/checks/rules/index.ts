/** Every rule, in the order of the catalogue. */
import type { Rule } from '../check.ts'
import { rAC } from './r-ac.ts'
import { rCG } from './r-cg.ts'
import { rCH } from './r-ch.ts'
import { rCQ } from './r-cq.ts'
import { rCR } from './r-cr.ts'
import { rCS } from './r-cs.ts'
import { rDC } from './r-dc.ts'
import { rES } from './r-es.ts'
import { rHH } from './r-hh.ts'
import { rLA } from './r-la.ts'
import { rLE } from './r-le.ts'
import { rLP } from './r-lp.ts'
import { rME } from './r-me.ts'
import { rMO } from './r-mo.ts'
import { rMT } from './r-mt.ts'
import { rNT } from './r-nt.ts'
import { rOO } from './r-oo.ts'
import { rPA } from './r-pa.ts'
import { rPC } from './r-pc.ts'
import { rPP } from './r-pp.ts'
import { rRS } from './r-rs.ts'
import { rSF } from './r-sf.ts'
import { rSM } from './r-sm.ts'
import { rSS } from './r-ss.ts'
import { rVC } from './r-vc.ts'
import { rWN1 } from './r-wn1.ts'
import { rWN2 } from './r-wn2.ts'

export const rules: Rule[] = [
  rPC,
  rDC,
  rOO,
  rCG,
  rHH,
  rES,
  rNT,
  rCS,
  rCR,
  rME,
  rPP,
  rVC,
  rCH,
  rLE,
  rWN1,
  rWN2,
  rLP,
  rMT,
  rSF,
  rSS,
  rPA,
  rMO,
  rAC,
  rCQ,
  rRS,
  rSM,
  rLA,
]
