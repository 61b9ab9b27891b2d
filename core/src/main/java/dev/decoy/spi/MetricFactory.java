package dev.decoy.spi;

import dev.decoy.metric.Metric;

/**
 * Service of metrics: list implementations in {@code META-INF/services/dev.decoy.spi.MetricFactory}. In a config, an entry whose
 * {@code k} is a list stands for one metric per k; the record has a plain {@code int k}.
 */
public interface MetricFactory<C extends Record> extends ComponentFactory<C, Metric> {}
