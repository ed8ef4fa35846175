package org.kosmoconnect.hub.uplink;

import java.time.Clock;
import java.time.Duration;
import org.kosmoconnect.codec.ChannelKeys;
import org.kosmoconnect.codec.EnvelopeDecoder;
import org.kosmoconnect.hub.ConditionalOnRole;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.kosmoconnect.hub.vault.ErasedNodes;
import org.kosmoconnect.ingest.Consent;
import org.kosmoconnect.ingest.DeadLetters;
import org.kosmoconnect.ingest.FloodGuard;
import org.kosmoconnect.ingest.Intake;
import org.kosmoconnect.ingest.LiveEvents;
import org.kosmoconnect.ingest.PacketClock;
import org.kosmoconnect.ingest.SpoolRows;
import org.kosmoconnect.ingest.UplinkRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The uplink's beans; each does one thing that no Camel component does. */
@ConditionalOnRole(Role.INGESTION)
@Configuration(proxyBeanMethods = false)
class UplinkConfiguration {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  EnvelopeDecoder envelopeDecoder(HubProperties properties) {
    return new EnvelopeDecoder(ChannelKeys.parse(properties.channels()));
  }

  @Bean
  PacketClock packetClock(HubProperties properties) {
    return new PacketClock(Duration.ofDays(properties.retention().readings()));
  }

  @Bean
  Intake intake(PacketClock packetClock, Clock clock) {
    return new Intake(packetClock, clock);
  }

  @Bean
  Consent consent(HubProperties properties, ErasedNodes erasedNodes) {
    return new Consent(properties.consent().equals("ignore"), erasedNodes::contains);
  }

  @Bean
  FloodGuard floodGuard(HubProperties properties) {
    HubProperties.Flood flood = properties.flood();
    return new FloodGuard(flood.perNode(), flood.burst(), flood.perBridge());
  }

  @Bean
  UplinkRows uplinkRows(PacketClock packetClock, HubProperties properties) {
    return new UplinkRows(packetClock, properties.instance(), properties.retention().packets());
  }

  @Bean
  ColumnStatements columnStatements() {
    return new ColumnStatements();
  }

  @Bean
  LiveEvents liveEvents() {
    return new LiveEvents();
  }

  @Bean
  SpoolRows spoolRows() {
    return new SpoolRows();
  }

  @Bean
  DeadLetters deadLetters(Clock clock) {
    return new DeadLetters(clock);
  }
}
