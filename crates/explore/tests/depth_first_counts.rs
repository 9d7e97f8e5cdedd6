mod model;
use explore::{Bounds as B, DepthFirst, DepthFirstOptions};
use model::*;
use Step::*;

// variables: 0 flag, 1 shared; lock 0; queue 0; event
fn classic() -> Program {
    // producer: lock; read flag; skip push if set; push; unlock.  worker: pop; touch twice. unloader: lock; set flag; unlock; free
    Program::new(vec![
        vec![Lock(0), Read(0), SkipIf(1, 1), Push(0), Unlock(0)],
        vec![Pop(0), Increment(1), Increment(1)],
        vec![Lock(0), Add(1), Write(0), Unlock(0), Write(2), Write(1)],
    ])
}
fn counters(n: usize, m: usize) -> Program {
    Program::new(vec![[[Lock(0), Read(0), Add(1), Write(0), Unlock(0)]; 4].concat()[..5*m].to_vec(); n])
}
fn indep(n: usize, m: u8) -> Program {
    Program::new((0..n).map(|i| vec![Increment(u8::try_from(i).unwrap()); usize::from(m)]).collect())
}
fn racy(n: usize) -> Program {
    Program::new(vec![vec![Read(0), Add(1), Write(0)]; n])
}

#[test]
fn counts() {
    for (name, p) in [("classic", classic()), ("counters2x1", counters(2,1)), ("counters3x1", counters(3,1)), ("counters2x2", counters(2,2)),("counters3x2", counters(3,2)), ("indep3", indep(3,5)), ("racy3", racy(3)), ("racy4", racy(4))] {
        for bound in [None, Some(1), Some(2), Some(3)] {
            for reduces in [true, false] {
                let mut s = DepthFirst::new(DepthFirstOptions{bounds: B{preemptions: bound, failures: None, variations: None}, reduces, ..Default::default()});
                let mut n = 0; let mut ends = std::collections::BTreeSet::new();
                while let Some(e) = p.run(&mut s, 1000) { n += 1; ends.insert(e); if n > 300_000 { break } }
                println!("{name} {bound:?} reduces {reduces}: {n} runs, {} ends {:?}", ends.len(), s.exhausted().is_some());
            }
        }
    }
}
