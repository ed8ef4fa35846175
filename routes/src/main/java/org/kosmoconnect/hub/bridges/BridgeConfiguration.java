package org.kosmoconnect.hub.bridges;

import java.time.Clock;
import org.kosmoconnect.codec.BridgeReportDecoder;
import org.kosmoconnect.codec.CommitMarkEncoder;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.ingest.BridgeRadios;
import org.kosmoconnect.ingest.BridgeReports;
import org.kosmoconnect.ingest.CommitMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of {@code bridges} and {@code commit-marks}. */
@ConditionalOnRole(Role.INGESTION)
@Configuration(proxyBeanMethods = false)
class BridgeConfiguration {

  @Bean
  BridgeReportDecoder bridgeReportDecoder() {
    return new BridgeReportDecoder();
  }

  @Bean
  BridgeReports bridgeReports(Clock clock) {
    return new BridgeReports(clock);
  }

  @Bean
  BridgeRadios bridgeRadios() {
    return new BridgeRadios();
  }

  @Bean
  CommitMarks commitMarks() {
    return new CommitMarks();
  }

  @Bean
  CommitMarkEncoder commitMarkEncoder() {
    return new CommitMarkEncoder();
  }
}
