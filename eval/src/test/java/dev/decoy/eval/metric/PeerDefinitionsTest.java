package dev.decoy.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.decoy.metric.Metric;
import dev.decoy.spi.PluginCatalog;
import dev.decoy.spi.RecordBinder;
import dev.decoy.spi.Role;
import dev.decoy.spi.Spec;
import dev.decoy.testkit.DataContext;
import dev.decoy.testkit.EventLog;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PeerDefinitionsTest {
    @Test
    void meanAveragePrecisionIsDividedAsThePeerDoes() {
        assertThat(label(PeerDefinitions.RECBOLE, "map", Map.of("k", 10L))).isEqualTo("map@10");
        assertThat(label(PeerDefinitions.RECOMMENDERS, "map", Map.of("k", 10L))).isEqualTo("map@10(divisor=relevant)");
    }

    @Test
    void recBolesEntropyIsInNatsByItem() {
        assertThat(label(PeerDefinitions.RECBOLE, "entropy", Map.of("k", 10L)))
                .isEqualTo("entropy@10(unit=nats-per-item)");
    }

    @Test
    void whatAPeerLeavesOpenStaysAsItIsSet() {
        assertThat(label(PeerDefinitions.RECOMMENDERS, "ndcg", Map.of("k", 5L, "gain", "exponential")))
                .isEqualTo("ndcg@5(gain=exponential)");
    }

    @Test
    void anOptionAgainstThePeerIsRefused() {
        assertThatThrownBy(() -> PeerDefinitions.RECBOLE.options("map", Map.of("k", 10L, "divisor", "hits")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("divisor must be achievable, or be left out, with compat: recbole, was hits");
        assertThat(PeerDefinitions.RECBOLE.options("map", Map.of("divisor", "achievable")))
                .isEqualTo(Map.of("divisor", "achievable"));
    }

    @Test
    void aMetricThePeerHasNotIsRefused() {
        assertThatThrownBy(() -> PeerDefinitions.NCF.options("mrr", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("type must be one of those that ncf has with compat: ncf (hit-rate, ndcg), was mrr");
    }

    @Test
    void whatStillDiffersIsSaid() {
        assertThat(PeerDefinitions.RECBOLE.caveat("gini")).contains("padding");
        assertThat(PeerDefinitions.RECBOLE.caveat("ndcg")).isEmpty();
    }

    @Test
    void everyDefinitionIsOneThatOurMetricsTake() {
        for (PeerDefinitions peer : PeerDefinitions.values()) {
            for (String type : List.of("hit-rate", "ndcg")) {
                if (peer != PeerDefinitions.RECOMMENDERS || type.equals("ndcg")) {
                    assertThat(label(peer, type, Map.of("k", 10L))).isEqualTo(type + "@10");
                }
            }
        }
        assertThat(label(PeerDefinitions.RECBOLE, "tail-share", Map.of("k", 10L)))
                .isEqualTo("tail-share@10(head=0.9)");
        assertThat(label(PeerDefinitions.RECBOLE, "gauc", Map.of())).isEqualTo("gauc");
        assertThat(label(PeerDefinitions.RECOMMENDERS, "novelty", Map.of("k", 10L)))
                .isEqualTo("novelty@10(of=interactions)");
        assertThat(label(PeerDefinitions.RECOMMENDERS, "entropy", Map.of("k", 10L)))
                .isEqualTo("entropy@10");
    }

    private static String label(PeerDefinitions peer, String type, Map<String, ?> options) {
        Spec<Metric> spec = new Spec<>(type, peer.options(type, options), Role.METRIC);
        return new RecordBinder(PluginCatalog.load(PeerDefinitionsTest.class.getClassLoader()))
                .recipe(Role.METRIC, spec, "metric")
                .create(DataContext.of(new EventLog().add("1", "101", 1).interactions()))
                .label();
    }
}
