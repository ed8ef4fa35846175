package org.kosmoconnect;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static JavaClasses ours;

  @BeforeAll
  static void readClasses() {
    ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/org/kosmoconnect/proto/"))
            .importPackages("org.kosmoconnect");
    assertThat(ours).hasSizeGreaterThan(50);
  }

  @Test
  void modelKnowsOnlyJava() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.kosmoconnect.model..")
            .should()
            .dependOnClassesThat()
            .resideOutsideOfPackages("java..", "org.jspecify..", "org.kosmoconnect.model.."));
  }

  @Test
  void codecIsPure() {
    check(
        noClasses()
            .that()
            .resideInAPackage("org.kosmoconnect.codec..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.camel..", "org.slf4j..", "java.time.."));
  }

  @Test
  void protobufStaysAtTheEdge() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("org.kosmoconnect.codec..", "org.kosmoconnect.component..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.kosmoconnect.proto..", "com.google.protobuf.."));
  }

  @Test
  void nothingKnowsSpring() {
    check(noClasses().should().dependOnClassesThat().resideInAPackage("org.springframework.."));
  }

  @Test
  void nothingTalksToADatabase() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java.sql.(Connection|.*Statement|ResultSet)|javax.sql.*"));
  }

  @Test
  void packagesFormNoCycle() {
    check(slices().matching("org.kosmoconnect.(**)").should().beFreeOfCycles());
  }

  private static void check(ArchRule rule) {
    rule.check(ours);
  }
}
