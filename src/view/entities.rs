//! The list of entities, grouped by type.

use crate::document::{Analysis, EntityId, EntityKind, MentionKind};

use super::{labels, speakers};

/// Entities of one type.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityGroup {
    /// The type.
    pub kind: EntityKind,
    /// Its heading.
    pub heading: &'static str,
    /// In order of first mention.
    pub rows: Vec<EntityRow>,
}

/// One entity.
#[derive(Clone, Debug, PartialEq)]
pub struct EntityRow {
    /// Which.
    pub id: EntityId,
    /// The canonical name.
    pub name: String,
    /// Other names and descriptions merged into it.
    pub also: Vec<String>,
    /// Number of mentions, pronouns not counted.
    pub mentions: usize,
}

const ORDER: [EntityKind; 10] = [
    EntityKind::Person,
    EntityKind::Org,
    EntityKind::Gpe,
    EntityKind::Loc,
    EntityKind::Fac,
    EntityKind::Norp,
    EntityKind::Law,
    EntityKind::Event,
    EntityKind::Work,
    EntityKind::Product,
];

/// Groups that are not empty.
#[must_use]
pub fn groups(analysis: &Analysis) -> Vec<EntityGroup> {
    let rows = |kind| {
        let of_kind = analysis.entities.iter().enumerate().filter(move |(_, entity)| entity.kind == kind);
        of_kind.map(|(index, entity)| EntityRow {
            id: EntityId::new(index),
            name: entity.name.clone(),
            also: speakers::also(analysis, EntityId::new(index)),
            mentions: entity.mentions.iter().filter(|m| m.kind != MentionKind::Pronoun).count(),
        })
    };
    ORDER
        .into_iter()
        .map(|kind| EntityGroup { kind, heading: labels::entity_kind(kind), rows: rows(kind).collect() })
        .filter(|group| !group.rows.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::fixture;

    #[test]
    fn entities_are_grouped_and_pronouns_not_counted() {
        let groups = groups(&fixture::harbor());
        assert_eq!(groups.iter().map(|g| g.heading).collect::<Vec<_>>(), ["People", "Countries and cities"]);
        assert_eq!(groups[0].rows[0].mentions, 2);
    }
}
