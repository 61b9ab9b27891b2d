package dev.decoy.eval.audit;

import dev.decoy.random.SeedSequence;
import dev.decoy.sampling.Mixture;
import dev.decoy.sampling.NegativeSampler;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How draws fit a law that a strategy declares.
 *
 * @param part the part of a mixture by number whose draws these are; empty for a strategy as a whole
 * @param test null when there is no closed form
 */
public record PartLaw(String part, @Nullable LawTest test) {
    /** Tests a strategy by the first draw of each row; a mixture by number by the first that each part gives a row. */
    public static List<PartLaw> of(AuditedRows rows, WrittenNegatives written, NegativeSampler sampler) {
        if (sampler.perPositive() == NegativeSampler.UNSAID) {
            // No draws are made, so any seed will do.
            TestedDraw first = TestedDraw.first(sampler.newWorker(new SeedSequence(0)));
            return List.of(new PartLaw("", LawTest.of(rows, written, first).orElse(null)));
        }
        if (!(sampler instanceof Mixture mixture)) {
            return List.of(new PartLaw("", null));
        }
        List<PartLaw> laws = new ArrayList<>();
        for (int i = 0; i < mixture.parts().size(); i++) {
            LawTest test = PartDraw.of(rows, written, mixture, i)
                    .flatMap(draw -> LawTest.of(rows, written, draw))
                    .orElse(null);
            laws.add(new PartLaw(mixture.parts().get(i).name(), test));
        }
        return laws;
    }
}
