package org.kosmoconnect.hub.api;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.kosmoconnect.hub.HubProperties;
import org.kosmoconnect.hub.Role;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What stands between the web server and the routes of the API. */
@Configuration(proxyBeanMethods = false)
class ApiConfiguration {

  /**
   * Behind Spring Security's filter, which has -100: who may ask is judged before what is asked.
   */
  private static final int AFTER_SECURITY = 0;

  /** Spring Security's filters have order -100, and look up sessions and tokens. */
  private static final int BEFORE_SECURITY = -101;

  @Bean
  ApiContract apiContract() {
    return ApiContract.load();
  }

  @Bean
  FilterRegistrationBean<ContractFilter> contractFilter(
      ApiContract contract, HubProperties properties) {
    Set<String> roles =
        Role.parse(properties.roles()).stream().map(Role::key).collect(Collectors.toSet());
    FilterRegistrationBean<ContractFilter> filter =
        new FilterRegistrationBean<>(new ContractFilter(contract, roles));
    filter.setOrder(AFTER_SECURITY);
    filter.setDispatcherTypes(DispatcherType.REQUEST);
    return filter;
  }

  @Bean
  FilterRegistrationBean<AnswerCacheFilter> answerCacheFilter(HubProperties properties) {
    Duration life = Duration.ofMillis(properties.api().cache());
    FilterRegistrationBean<AnswerCacheFilter> filter =
        new FilterRegistrationBean<>(new AnswerCacheFilter(life));
    filter.addUrlPatterns("/api/v1/*");
    filter.setOrder(AFTER_SECURITY + 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<ExportLimitFilter> exportLimitFilter() {
    FilterRegistrationBean<ExportLimitFilter> filter =
        new FilterRegistrationBean<>(new ExportLimitFilter());
    filter.addUrlPatterns("/api/v1/*");
    filter.setOrder(AFTER_SECURITY + 1);
    return filter;
  }

  @Bean
  FilterRegistrationBean<BusyFilter> busyFilter() {
    FilterRegistrationBean<BusyFilter> filter = new FilterRegistrationBean<>(new BusyFilter());
    filter.addUrlPatterns("/api/v1/*");
    filter.setOrder(BEFORE_SECURITY);
    return filter;
  }

  @Bean
  LeftToCaller leftToCaller() {
    return new LeftToCaller();
  }

  @Bean
  ResponseHeaders responseHeaders() {
    return new ResponseHeaders();
  }

  @Bean
  ReadingRanges readingRanges() {
    return new ReadingRanges(Clock.systemUTC());
  }

  @Bean
  ApiProblems apiProblems() {
    return new ApiProblems();
  }

  @Bean
  CsvExport csvExport() {
    return new CsvExport();
  }
}
